from __future__ import annotations

from bot.channels.shell.output import ShellOutput
from bot.dialogue.reply import Reply


async def test_a_message_is_kept_whole_with_its_reply() -> None:
    output = ShellOutput()
    sent = {"text": "one\n\ntwo", "buttons": [{"title": "A", "payload": "/a"}], "reply": Reply(("one",)).as_dict()}
    await output.send_response("shell:1", sent)
    await output.send_response("shell:1", {"text": "three"})
    assert output.messages == [sent, {"text": "three"}]


async def test_what_is_kept_does_not_change_with_what_was_sent() -> None:
    output, sent = ShellOutput(), {"text": "one"}
    await output.send_response("shell:1", sent)
    sent["text"] = "other"
    assert output.messages == [{"text": "one"}]


def test_it_is_named_as_the_channel_of_the_shell() -> None:
    assert ShellOutput.name() == "shell"
