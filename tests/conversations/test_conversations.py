"""Plays every story of this folder to the running assistant: intents, actions and what the replies hold."""

from __future__ import annotations

from collections import deque

import pytest
from sqlalchemy.engine import Engine

from benchmarks.running import Running
from benchmarks.understanding.questions import DATA, evaluation_questions, training_texts
from bot.database.engine import create_engine
from bot.dialogue.payload import COMPARE, GIVE_FEEDBACK, SHOW_PASSAGE, TELL_MORE, payload
from bot.documents.parser import parse_documents
from bot.documents.passage import Passage
from bot.knowledge.feedback import feedback_totals
from tests.conversations.replies import SaidBack, faults, general_faults
from tests.conversations.stories import KINDS, Story, stories, story_files
from tests.conversations.talking import Conversation
from tests.serving.running import Trained

STORIES = stories()
FIRST_DOCUMENT = "promotion-vs-micro-credentials"
MISSES = {"not covered", "not understood", "examples", "better a person"}


@pytest.fixture(scope="module")
def engine(trained: Trained) -> Engine:
    return create_engine(trained.database_url)


@pytest.fixture
def conversation(running: Running, engine: Engine) -> Conversation:
    return Conversation(running, engine)


def passages() -> list[Passage]:
    return [passage for document in parse_documents(DATA / "knowledge") for passage in document.passages]


@pytest.mark.parametrize("story", STORIES, ids=[f"{story.file}: {story.name}" for story in STORIES])
def test_story(story: Story, conversation: Conversation) -> None:
    earlier: list[SaidBack] = []
    for line in story.lines:
        turn = conversation.say(line.text)
        told = f"> {line.text}\n{turn.reply.text}\n"
        assert faults(turn.reply, line.expected, earlier) == [], told
        assert turn.actions == line.actions, told
        if line.intent is not None:
            assert turn.intent == line.intent, told
        earlier.append(turn.reply)


def test_rasa_reads_the_stories_as_test_stories() -> None:
    from rasa.shared.core.events import ActionExecuted, UserUttered
    from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader

    told = {(story.file, story.name): story for story in STORIES}
    for path in story_files():
        assert YAMLStoryReader.is_test_stories_file(path)
        for step in YAMLStoryReader().read_from_file(str(path)):
            story = told.pop((path.stem.removeprefix("test_"), step.block_name))
            said = [(event.text or "").strip() for event in step.events if isinstance(event, UserUttered)]
            done = [event.action_name for event in step.events if isinstance(event, ActionExecuted)]
            assert said == [line.text for line in story.lines]
            assert done == [name for line in story.lines for name in line.actions]
    assert not told


def test_every_passage_has_a_story_in_words_of_its_own() -> None:
    lines = [line for story in STORIES if story.file == "passages" for line in story.lines]
    answered = {line.expected["source"] for line in lines if len(line.text.split()) > 2}
    # Those of small documents are found by their texts; some of each are asked for in test_people_need.yml.
    assert answered >= {passage.title for passage in passages() if passage.document == FIRST_DOCUMENT}
    seen = {text.text.lower() for text in training_texts()} | {q.text.lower() for q in evaluation_questions()}
    copied = [line.text for line in lines if len(line.text.split()) > 2 and line.text.lower() in seen]
    assert copied == []


def test_every_kind_of_reply_is_told_of() -> None:
    named = {line.expected["kind"] for story in STORIES for line in story.lines if "kind" in line.expected}
    assert {*KINDS, "asks back"} - named <= {"nothing said"}
    assert named <= {*KINDS, "asks back", "answer"}


@pytest.mark.parametrize("text", [None, "", "   ", "\u200b", "/", "///"])
def test_nothing_said_gets_a_friendly_line(conversation: Conversation, text: str | None) -> None:
    turn = conversation.say(text)
    assert general_faults(turn.reply) == []
    assert not turn.reply.sources


def test_every_button_leads_to_an_answer(running: Running, engine: Engine) -> None:
    """Follows all buttons breadth first, each in a conversation that has just offered it."""
    shown = [payload(SHOW_PASSAGE, passage=passage.key) for passage in passages()]
    starts = ["hello", "what can you do?", "tell me more", "do I need a visa for Japan?", "how much", *shown]
    waiting: deque[tuple[str, str]] = deque([("start over", start) for start in starts])
    reached: set[str] = set()
    named: set[str] = set()
    while waiting:
        before, last = waiting.popleft()
        if last in reached:
            continue
        reached.add(last)
        conversation = Conversation(running, engine)
        conversation.say(before)
        reply = conversation.say(last).reply
        named |= set(reply.sources)
        assert general_faults(reply) == [], (before, last)
        if last not in starts:
            assert reply.kind not in MISSES, (before, last)
        if last.startswith((f"/{SHOW_PASSAGE}", f"/{COMPARE}", f"/{TELL_MORE}")):
            assert reply.sources, (before, last)
        waiting.extend((last, button["payload"]) for button in reply.buttons)
    assert named == {passage.title for passage in passages()}
    assert len(reached) > len(starts)


def test_feedback_is_counted_once_for_the_passage_it_is_about(running: Running, engine: Engine) -> None:
    def counted() -> tuple[int, int]:
        totals = {total.passage: total for total in feedback_totals(engine)}
        total = totals.get("credentials-gap-bridging")
        return (total.helpful, total.not_helpful) if total else (0, 0)

    conversation = Conversation(running, engine)
    before = counted()
    shown = conversation.say('/show_passage{"passage": "credentials-gap-bridging"}').reply
    yes = next(b["payload"] for b in shown.buttons if GIVE_FEEDBACK in b["payload"] and '"yes"' in b["payload"])
    conversation.say(yes)
    assert counted() == (before[0] + 1, before[1])
    conversation.say("that did not help")
    after = counted()
    # Somebody who was not given an answer cannot judge it.
    Conversation(running, engine).say(yes)
    assert counted() == after


def test_small_talk_varies_and_facts_do_not(running: Running, engine: Engine) -> None:
    greetings = {Conversation(running, engine).say("hello").reply.text for _ in range(12)}
    answers = {Conversation(running, engine).say("will a badge get me a raise?").reply.text for _ in range(3)}
    assert len(greetings) > 1
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("reply", "expected", "fault"),
    [
        (SaidBack("Yes.\nSource: A"), {"source": "B"}, "its first source"),
        (SaidBack("Yes.\nSource: A"), {"source": None}, "it names a source"),
        (SaidBack("Yes."), {"source": "A"}, "its first source"),
        (SaidBack("Yes.\nSources: A; B"), {"sources": ["B", "A"]}, "its sources are"),
        (SaidBack("Yes."), {"opens": "No"}, "it does not open"),
        (SaidBack("Yes."), {"says": "no|never"}, "it does not say"),
        (SaidBack("Hi", responses=("utter_greet",)), {"kind": "person"}, "it is of the kind 'small talk'"),
        (SaidBack("Yes."), {"buttons": True}, "it offers no buttons"),
        (SaidBack("Ask {hr_contact}."), {}, "it holds a template"),
        (SaidBack("Source: A\nYes."), {}, "its source line is not the last"),
        (SaidBack("Yes.", ({"title": "x", "payload": "/restart"},)), {}, "it has buttons that would be refused"),
    ],
)
def test_a_wrong_reply_is_noticed(reply: SaidBack, expected: dict[str, object], fault: str) -> None:
    assert any(found.startswith(fault) for found in faults(reply, expected))


def test_a_reply_that_comes_again_is_noticed() -> None:
    assert faults(SaidBack("Sorry."), {"new": True}, [SaidBack("Sorry.")]) == ["it was said before"]
