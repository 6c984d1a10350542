"""What the papers report, at the trade that each of them chose: shares in per cent."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.public.datasets import CLINC, HINT3_BOTS


@dataclass(frozen=True)
class Published:
    """A point of a paper."""

    system: str
    in_scope_accuracy: float
    out_of_scope_recall: float


PUBLISHED: dict[str, tuple[Published, ...]] = {
    CLINC: (
        Published("BERT", 96.9, 40.3),
        Published("BERT, more out-of-scope examples", 96.7, 59.2),
        Published("Rasa (2019)", 91.5, 45.3),
        Published("Rasa (2019), more out-of-scope examples", 90.9, 66.0),
    ),
    HINT3_BOTS["curekart"]: (Published("Rasa", 79.0, 42.1), Published("BERT", 82.7, 36.2)),
    HINT3_BOTS["sofmattress"]: (Published("Rasa", 57.6, 66.3), Published("BERT", 70.6, 54.2)),
    HINT3_BOTS["powerplay11"]: (Published("Rasa", 33.8, 80.8), Published("BERT", 50.2, 59.3)),
}
