"""The weights of the recommendation, read from data/guidance/weights.yml and checked as a whole."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.files.faults import FaultList, FaultyFiles, excerpt
from bot.files.names import did_you_mean
from bot.files.yaml_fields import Fields, fields_of_file
from bot.recommendation.signals import CHOICES, EMPLOYER_PAYS, SIGNALS, Signal
from bot.settings import PROJECT_ROOT

FILE = Path("data") / "guidance" / "weights.yml"
WEIGHTS_FILE = PROJECT_ROOT / FILE
ASPECTS = ("definition", "career impact", "timeframe", "recognition", "flexibility", "cost", "skill focus")
"""The seven aspects of the comparison, in its order."""

FACTORS = (*ASPECTS, "employers", "situation")
RISING = "months_left"
"""The signal whose values must never fall: a nearer deadline must not speak more for a promotion."""

_NUMBER = "Write a number, such as 0.5."


@dataclass(frozen=True)
class SignalWeight:
    """How far each value of a signal speaks for a promotion; the shares of a factor's signals add up to 1.

    `words` holds the value of each word, `points` pairs of number and value, interpolated between them.
    """

    signal: str
    share: float
    words: Mapping[str, float]
    points: tuple[tuple[float, float], ...] = ()

    def value(self, told: Signal) -> float:
        """From -1 (micro-credentials) to 1 (promotion); 0 for None."""
        if told is None:
            return 0.0
        if isinstance(told, str):
            return self.words.get(told, 0.0)
        place = bisect_right(self.points, (told, math.inf))
        if place == 0:
            return self.points[0][1]
        if place == len(self.points):
            return self.points[-1][1]
        (x0, y0), (x1, y1) = self.points[place - 1], self.points[place]
        return y0 + (y1 - y0) * (told - x0) / (x1 - x0)

    @property
    def extremes(self) -> tuple[float, float]:
        """The lowest and the highest value that any answer can have."""
        values = [*self.words.values(), *(y for _, y in self.points)]
        return min(values), max(values)


@dataclass(frozen=True)
class FactorWeight:
    """A factor with the reason for its weight; the weights of all factors add up to 1."""

    factor: str
    weight: float
    why: str
    signals: tuple[SignalWeight, ...]


@dataclass(frozen=True)
class Weights:
    """All factors in the order of `FACTORS`, and the borders between the results.

    From `clear` on, the score is for one side alone; within `close` of a border it is a close call.
    """

    clear: float
    close: float
    factors: tuple[FactorWeight, ...]


def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """The weights in a file; raises `FaultyFiles` with all that is wrong in it."""
    faults = FaultList(path)
    weights = _read(faults)
    if faults.faults or weights is None:
        raise FaultyFiles(faults.faults)
    return weights


def _read(faults: FaultList) -> Weights | None:
    fields = fields_of_file("The file", faults, "Restore it from the repository.")
    if fields is None:
        return None
    fields.check_known(("clear", "close", "factors"))
    clear = _number(fields, "clear", faults, 0.01, 0.99)
    close = _number(fields, "close", faults, 0.0, 0.5)
    nested = fields.nested("factors", f"List the factors: {', '.join(FACTORS)}.")
    if nested is None:
        return None
    nested.check_known(FACTORS)
    raw = [_factor(nested, name, faults) for name in FACTORS]
    factors = [factor for factor in raw if factor is not None]
    total = sum(factor.weight for factor in factors)
    if len(factors) == len(FACTORS) and total <= 0:
        faults.add(
            nested.line, "All weights are 0, so nothing would decide.", "Give at least one a weight above 0."
        )
    if faults.faults:
        return None
    return Weights(clear, close, tuple(FactorWeight(f.factor, f.weight / total, f.why, f.signals) for f in factors))


def _factor(parent: Fields, name: str, faults: FaultList) -> FactorWeight | None:
    fields = parent.nested(name, "Give it a weight, a why and signals.")
    if fields is None:
        return None
    fields.check_known(("weight", "why", "signals"))
    weight = _number(fields, "weight", faults, 0.0, 1000.0)
    why = fields.text("why", "Say in a sentence why it weighs what it does.")
    nested = fields.nested("signals", f"Name at least one of {', '.join(SIGNALS)}.")
    if nested is None:
        return None
    signals = []
    for signal in nested:
        if signal not in SIGNALS:
            fix = did_you_mean(signal, SIGNALS) or f"The signals are {', '.join(SIGNALS)}."
            faults.add(nested.lines[signal], f"{excerpt(signal)} is not a signal.", fix)
        elif (read := _signal(nested, signal, faults)) is not None:
            signals.append(read)
    total = sum(signal.share for signal in signals)
    if not signals or total <= 0:
        faults.add(nested.line, f"The factor {name} has no signal with a share.", "Give one a share above 0.")
        return None
    shared = tuple(SignalWeight(s.signal, s.share / total, s.words, s.points) for s in signals)
    return FactorWeight(name, weight, why, shared)


def _signal(parent: Fields, name: str, faults: FaultList) -> SignalWeight | None:
    fields = parent.nested(name, "Give it a share and values.")
    if fields is None:
        return None
    fields.check_known(("share", "values"))
    share = _number(fields, "share", faults, 0.0, 1000.0)
    nested = fields.nested("values", "Write an answer and a number from -1 to 1 for each value.")
    if nested is None:
        return None
    values = {key: _number(nested, key, faults, -1.0, 1.0) for key in nested}
    if name in CHOICES:
        _check_choices(name, values, nested, faults)
        return SignalWeight(name, share, values)
    words = {key: values.pop(key) for key in list(values) if name == "budget" and key == EMPLOYER_PAYS}
    if name == "budget" and not words:
        faults.add(nested.line, f"The signal budget has no value for {EMPLOYER_PAYS}.", "Add one from -1 to 1.")
    return SignalWeight(name, share, words, _points(name, values, nested, faults))


def _check_choices(name: str, values: dict[str, float], fields: Fields, faults: FaultList) -> None:
    fields.check_known(CHOICES[name])
    for choice in CHOICES[name]:
        if choice not in values:
            faults.add(fields.line, f"The signal {name} has no value for {choice}.", "Add one from -1 to 1.")
    if name == "opening" and not values.get("no", 0.0) <= 0.0 <= values.get("yes", 0.0):
        message = "An opening would speak against a promotion, or the lack of one in favour."
        faults.add(fields.line, message, 'Give "yes" a number of at least 0 and "no" one of at most 0.')


def _points(
    name: str, values: dict[str, float], fields: Fields, faults: FaultList
) -> tuple[tuple[float, float], ...]:
    points: list[tuple[float, float]] = []
    for key, value in values.items():
        place = _as_number(key)
        if place is None or place < 0:
            faults.add(
                fields.lines[key], f"{excerpt(key)} is not a number for {name}.", "Write a number of at least 0."
            )
        else:
            points.append((place, value))
    points.sort()
    if len({place for place, _ in points}) < 2:
        faults.add(fields.line, f"The signal {name} needs at least two numbers.", "Add the lowest and the highest.")
    if len({place for place, _ in points}) < len(points):
        faults.add(fields.line, f"The signal {name} has one number twice.", "Remove one of the two.")
    if name == RISING and any(later < earlier for (_, earlier), (_, later) in pairwise(points)):
        message = "A nearer deadline would speak more for a promotion than a later one."
        faults.add(fields.line, message, "Let the values rise from the first to the last number of months.")
    return tuple(points)


def _number(fields: Fields, name: str, faults: FaultList, lowest: float, highest: float) -> float:
    text = fields.text(name, _NUMBER)
    if not text:
        return lowest
    number = _as_number(text)
    if number is None:
        faults.add(fields.lines[name], f"{excerpt(name)} is {excerpt(text)}, which is not a number.", _NUMBER)
        return lowest
    if not lowest <= number <= highest:
        message = f"{excerpt(name)} is {text}, outside {lowest:g} to {highest:g}."
        faults.add(fields.lines[name], message, "Write a number between them.")
        return lowest
    return number


def _as_number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
