"""What Rasa's action server registers: every action of domain.yml, and no base class."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor

from actions.base.action import RungAction
from bot.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def executor() -> ActionExecutor:
    """The executor of rasa-sdk with our package, as the action server fills it."""
    made = ActionExecutor()
    made.register_package("actions")
    return made


def subclasses(kind: type[Any]) -> Iterator[type[Any]]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from subclasses(subclass)


def own() -> list[type[RungAction]]:
    return [kind for kind in subclasses(Action) if kind.__module__.split(".")[0] == "actions"]


def test_every_action_of_the_domain_is_registered_and_no_other(executor: ActionExecutor) -> None:
    domain = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8"))
    ours = {name for name, run in executor.actions.items() if run.__self__.__module__.startswith("actions.")}
    assert ours == set(domain["actions"])


def test_no_two_actions_have_one_name(executor: ActionExecutor) -> None:
    names = [kind.action_name for kind in own() if not inspect.isabstract(kind)]
    assert len(names) == len(set(names))
    assert set(names) <= set(executor.actions)


def test_whatever_others_derive_from_in_base_is_abstract(executor: ActionExecutor) -> None:
    bases = [kind for kind in own() if kind.__module__.startswith("actions.base.")]
    assert {kind.__name__ for kind in bases} == {"RungAction", "ToolAction"}
    assert all(inspect.isabstract(kind) for kind in bases)


def test_every_action_has_its_name_from_the_one_base(executor: ActionExecutor) -> None:
    assert [kind for kind in own() if "name" in vars(kind)] == [RungAction]


@pytest.mark.parametrize(
    "base", ["FeedbackAction", "FollowUpAction", "RecommendationAction", "ToolAction", "RungAction"]
)
def test_a_base_cannot_be_created(executor: ActionExecutor, base: str) -> None:
    (kind,) = [kind for kind in own() if kind.__name__ == base]
    with pytest.raises(TypeError, match="abstract"):
        kind()


def test_an_action_that_forgets_to_run_is_not_registered() -> None:
    class Forgetful(RungAction):
        action_name = "action_forgetful"

    assert inspect.isabstract(Forgetful)
    with pytest.raises(TypeError, match="abstract"):
        Forgetful()  # type: ignore[abstract]
