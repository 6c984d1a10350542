"""What is said to somebody who waits to hear."""

from __future__ import annotations

from bot.tools.news.wording import waiting


def test_the_post_is_named_where_it_is_known() -> None:
    assert "interested in the post of supervisor." in waiting("supervisor")[0]
    assert "interested in the post." in waiting("")[0]
