from __future__ import annotations

import pytest

from bot.fetching.errors import AddressRefused, AnswerRefused, FetchError, Unreachable


@pytest.mark.parametrize("kind", [AddressRefused, AnswerRefused, Unreachable])
def test_every_error_of_fetching_is_caught_as_one_and_says_why(kind: type[FetchError]) -> None:
    with pytest.raises(FetchError, match="asleep") as caught:
        raise kind("The server is asleep.")
    assert (caught.value.reason, caught.value.status) == ("The server is asleep.", None)


def test_the_status_of_an_answer_is_kept() -> None:
    assert AnswerRefused("It is gone.", 410).status == 410
