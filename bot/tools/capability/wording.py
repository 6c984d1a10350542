"""The capability stack in words."""

from __future__ import annotations

from bot.dialogue.phrases import counted, listed
from bot.dialogue.reply import Reply
from bot.tools.capability.capability import Capability, Layer, Stack
from bot.tools.phrases import sample_note, table, titled

NOTHING_KNOWN = "I know of no skill of yours yet. Tell me some, or add a badge, and I will stack them up."


def stack_reply(stack: Stack) -> Reply:
    """What is there in each group, what the bigger role would add, and which credentials would add it."""
    layers = stack.layers
    held = sum(len(layer.held) for layer in layers)
    adds = sum(len(layer.from_role) for layer in layers)
    if not layers or (not held and stack.occupation is None):
        return Reply((NOTHING_KNOWN,), private=True)
    rows = [_layer_row(layer) for layer in layers]
    return Reply(
        paragraphs=(_summary(stack, held, adds),),
        table=table(
            ("Group", "You have", "The role adds", "Credentials for it"), rows, "Your capability stack", "group"
        ),
        note=sample_note(one.credential for layer in layers[:12] for one in layer.from_credentials),
        private=True,
    )


def _summary(stack: Stack, held: int, adds: int) -> str:
    text = f"You have {counted(held, 'capability', 'capabilities')} in my records"
    if stack.occupation is None:
        return f"{text}. Tell me the role you are aiming at, and I will show you what it would add."
    if not adds:
        return f"{text}, and “{stack.occupation.title}” asks for nothing beyond them."
    taught = sum(len(layer.from_credentials) for layer in stack.layers)
    return f"{text}. “{stack.occupation.title}” would add {adds}, and credentials would teach {taught} of them."


def _layer_row(layer: Layer) -> tuple[str, ...]:
    credentials = [titled(one.credential) for one in layer.from_credentials if one.credential]
    return (
        layer.group,
        listed([_held(one) for one in layer.held], 3) if layer.held else "–",
        listed([_added(one) for one in layer.from_role], 3) if layer.from_role else "–",
        listed(list(dict.fromkeys(credentials)), 2) if credentials else "–",
    )


def _held(one: Capability) -> str:
    marks = [f"level {one.level:.2g}"] if one.level is not None else []
    marks += ["claimed"] if one.status == "claimed" else []
    return f"{one.skill.name} ({', '.join(marks)})" if marks else one.skill.name


def _added(one: Capability) -> str:
    return one.skill.name if one.asked_level is None else f"{one.skill.name} (to level {one.asked_level:.2g})"
