"""Scores facts and acts of unseen messages: `python -m benchmarks.understanding.message_reading [FOLDER]`.

Without a folder it asks the messages of `held_messages`, which pens wrote that nothing is learned from.
`--pens` needs no model: it learns from all pens of data/messages but one and asks that one, each in turn.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.understanding.evaluate import model_to_score
from benchmarks.understanding.message_scores import Read, misses, table
from benchmarks.understanding.questions import held_messages, learned_messages
from bot.dialogue.message_reading import MessageReading
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.nlu.messages.act_reader import ActExample, ActReader, Circumstances
from bot.nlu.messages.annotations import AnnotatedMessage, read_messages
from bot.nlu.messages.fact_reader import FactReader
from bot.nlu.messages.word_vectors import word_vectors
from bot.nlu.messages.words import words_of
from bot.settings import Settings


def read_with_model(model: Path, messages: Sequence[AnnotatedMessage]) -> list[Read]:
    """What the reader in a trained model makes of messages."""
    # Imported here: Rasa takes seconds to load.
    from rasa.engine.graph import ExecutionContext
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    from bot.nlu.message_reader import MessageReader

    with tempfile.TemporaryDirectory() as folder:
        storage, metadata = LocalModelStorage.from_model_archive(Path(folder), model)
        schema = metadata.predict_schema
        name, node = next((name, node) for name, node in schema.nodes.items() if node.uses is MessageReader)
        context = ExecutionContext(schema, node_name=name)
        reader = MessageReader.load(node.config, storage, node.resource, context)
        return [
            Read(message, reader.read(message.text, Circumstances(message.asked, message.pending)))
            for message in messages
        ]


def read_as_unseen(pen: str, messages: Sequence[AnnotatedMessage], encoder: SentenceEncoder) -> list[Read]:
    """What a reader makes of a pen's messages that learned from all other pens."""
    learned = [message for message in messages if message.pen != pen]
    vectors = np.stack([encoder.encode([message.text])[0] for message in learned])
    acts = ActReader.trained([*map(ActExample.of, learned)], vectors)
    facts = FactReader.trained(
        learned, [word_vectors(message.text, words_of(message.text), encoder) for message in learned]
    )
    found = []
    for message in messages:
        if message.pen == pen:
            circumstances = Circumstances(message.asked, message.pending)
            done = acts.read(message.text, encoder.encode([message.text])[0], circumstances)
            found.append(Read(message, MessageReading(done, facts.read(message.text, message.asked, encoder))))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Prints the tables, and with `--misses` what was missed and what was read wrongly."""
    parser = argparse.ArgumentParser(description="Scores how facts and acts of messages are read.")
    parser.add_argument("folder", type=Path, nargs="?", help="holds *.jsonl of annotated messages")
    parser.add_argument("--pens", action="store_true", help="leave each pen of data/messages out in turn")
    parser.add_argument("--misses", action="store_true", help="list what went wrong as well")
    options = parser.parse_args(arguments)
    if options.pens:
        encoder, learned = SentenceEncoder.load(), learned_messages()
        pens = sorted({message.pen for message in learned})
        sets = {pen: read_as_unseen(pen, learned, encoder) for pen in pens}
    else:
        model = model_to_score(Settings.from_environment())
        sets = {
            model.name: read_with_model(model, read_messages(options.folder) if options.folder else held_messages())
        }
    for name, read in sets.items():
        sys.stdout.write(f"{name}: {len(read)} messages\n\n{table(read)}\n\n")
        if options.misses:
            sys.stdout.write(f"{misses(read)}\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
