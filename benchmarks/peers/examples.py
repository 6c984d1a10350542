"""The training examples that every peer gets: text, coarse intent and, where a passage answers, its key.

`python -m benchmarks.peers.examples FILE` writes them in a process of its own, because Rasa's importers take
seconds to load and much memory.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.settings import PROJECT_ROOT


@dataclass(frozen=True)
class Example:
    """A training example; `passage` is None for what no passage answers."""

    text: str
    intent: str
    passage: str | None = None


@dataclass(frozen=True)
class TrainingSet:
    """All examples, and the title of each passage."""

    examples: tuple[Example, ...]
    titles: dict[str, str]

    def as_json(self) -> dict[str, object]:
        """Plain lists and dictionaries, as `load` reads them."""
        return {"examples": [asdict(example) for example in self.examples], "titles": self.titles}

    def save(self, path: Path) -> None:
        """Writes the set as JSON."""
        path.write_text(json.dumps(self.as_json()), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> TrainingSet:
        """Reads what `save` wrote."""
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(tuple(Example(**example) for example in content["examples"]), content["titles"])


def project_training_set(root: Path = PROJECT_ROOT) -> TrainingSet:
    """What this project's own pipeline trains on, from the importers of its config.yml."""
    from rasa.shared.importers.importer import TrainingDataImporter
    from rasa.shared.nlu.constants import INTENT, TEXT

    from bot.documents.parser import parse_documents
    from bot.nlu.message_attributes import PASSAGE

    importer = TrainingDataImporter.load_from_config(
        str(root / "config.yml"), str(root / "domain.yml"), [str(root / "data")]
    )
    examples = tuple(
        Example(message.get(TEXT), message.get(INTENT), message.get(PASSAGE))
        for message in importer.get_nlu_data().intent_examples
    )
    documents = parse_documents(root / "data" / "knowledge")
    titles = {passage.key: passage.title for document in documents for passage in document.passages}
    return TrainingSet(examples, titles)


if __name__ == "__main__":
    project_training_set().save(Path(sys.argv[1]))
