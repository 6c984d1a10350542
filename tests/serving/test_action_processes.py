from __future__ import annotations

import pytest

from bot.serving import action_processes
from bot.serving.action_processes import ActionProcesses


class Signs:
    """Says which addresses answer."""

    def __init__(self, *urls: str) -> None:
        self.urls = set(urls)

    async def __call__(self, url: str) -> bool:
        return url in self.urls


def made(signs: Signs, *urls: str) -> ActionProcesses:
    return ActionProcesses(urls, signs)


async def test_the_one_with_the_fewest_calls_is_chosen() -> None:
    processes = made(Signs(), "a", "b", "c")
    for process in processes.all:
        processes.answered(process)
    with processes.chosen() as first, processes.chosen() as second, processes.chosen() as third:
        assert [first.url, second.url, third.url] == ["a", "b", "c"]
    with processes.chosen() as again:
        assert again.url == "a"
        assert [process.calls for process in processes.all] == [1, 0, 0]
    assert [process.calls for process in processes.all] == [0, 0, 0]


async def test_one_that_does_not_answer_yet_is_left_alone_until_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_processes, "LOOK_SECONDS", 0)
    signs = Signs("a")
    processes = made(signs, "a", "b")
    processes.answered(processes.all[0])
    with processes.chosen() as first, processes.chosen() as second:
        assert [first.url, second.url] == ["a", "a"]
    signs.urls.add("b")
    assert processes._looking is not None
    await processes._looking
    with processes.chosen(), processes.chosen() as other:
        assert other.url == "b"


async def test_a_call_that_raises_is_over() -> None:
    processes = made(Signs(), "a")

    async def call() -> None:
        with processes.chosen():
            raise KeyError("lost")

    with pytest.raises(KeyError):
        await call()
    assert processes.all[0].calls == 0


async def test_without_anybody_up_calls_are_tried_all_the_same() -> None:
    processes = made(Signs(), "a", "b")
    processes.failed(processes.all[0])
    with processes.chosen() as process:
        assert process.url == "a"
    processes.close()
