"""Rasa's own command line, for the floor bot, which ends when the benchmark does: `python -m … train | run …`."""

from __future__ import annotations

from bot.serving.child import end_with_parent

if __name__ == "__main__":
    from rasa.__main__ import main

    end_with_parent()
    main()
