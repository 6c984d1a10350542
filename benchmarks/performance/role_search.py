"""How long one search for a role takes over all titles; the text is encoded before, as in Rasa's process."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.performance.figures import Latency
from benchmarks.understanding.role_search import lay_titles
from bot.catalogue.build import build
from bot.catalogue.search import OccupationIndex
from bot.catalogue.source_files import LISTED_TITLES, read_listed_titles
from bot.catalogue.store import CatalogueStore
from bot.database.engine import create_engine
from bot.encoder.sentence_encoder import SentenceEncoder
from bot.encoder.stored_vectors import VectorCache
from bot.settings import PROJECT_ROOT, Settings


def measure_role_search(repetitions: int) -> Latency:
    """Searches for the hundred held-apart titles, this often each."""
    settings = Settings.from_environment({})
    encoder = SentenceEncoder.load()
    cache = VectorCache(encoder, settings.vectors / "catalogue")
    with tempfile.TemporaryDirectory(prefix="rung-bench-") as folder:
        engine = create_engine(f"sqlite:///{folder}/rung.db")
        build(Path(PROJECT_ROOT) / "data" / "catalogue", engine, lambda: cache.encode, encoder.id)
        index = OccupationIndex.load(CatalogueStore(engine), read_listed_titles(PROJECT_ROOT / LISTED_TITLES))
        engine.dispose()
    titles = [title.title for title in lay_titles()]
    vectors = encoder.encode(titles)
    seconds = []
    for _ in range(repetitions):
        for title, vector in zip(titles, vectors, strict=True):
            start = time.perf_counter()
            index.search(title, vector)
            seconds.append(time.perf_counter() - start)
    return Latency.of(seconds)
