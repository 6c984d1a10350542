// What was said, in a log that scrolls: to the newest message, but never past the start of an answer.

import { entryElement } from "./blocks.js";
import { button, el, icon } from "./elements.js";

const MOST_SHOWN = 1000;
// So far from its end, a log still counts as being at it.
const NEAR = 60;
// So far from its end, one is offered the way there.
const FAR = 200;
// The share of the log that a question may take above its answer.
const ABOVE_AN_ANSWER = 0.35;
// A reply that is there sooner needs no sign that it is being written.
const MILLISECONDS_BEFORE_TYPING = 300;

export class Conversation {
  element;
  #context;
  #say;
  #shown = new Map();
  #parts = {};
  #sticks = true;
  #typing;
  #loadEarlier;

  // `context` is what entries need; `loadEarlier(id)` tells what came before an entry; `below` goes below all entries.
  constructor(context, loadEarlier, below) {
    const say = (this.#say = context.say);
    this.#context = context;
    this.#loadEarlier = loadEarlier;
    const part = this.#parts;
    part.greeting = el("div", { class: "greeting" });
    part.earlier = button("quiet earlier", say("earlier"), () => this.#showEarlier(), { hidden: true });
    part.entries = el("div", { class: "entries" });
    part.pending = el("div", { class: "pending" });
    part.typing = el("div", { class: "typing", "aria-hidden": "true", hidden: true }, el("i"), el("i"), el("i"));
    part.content = el("div", { class: "content" }, part.greeting, part.earlier, part.entries, part.pending, below, part.typing);
    part.log = el("div", { class: "log", role: "log", "aria-label": say("conversation"), tabindex: "0" }, part.content);
    part.writing = el("p", { class: "hidden", role: "status" });
    part.latest = button("latest", icon("down"), () => this.toLatest(), { "aria-label": say("latest"), hidden: true });
    part.log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // What one unfolds oneself is read from its start.
    part.content.addEventListener("click", () => (this.#sticks = false), { capture: true });
    new ResizeObserver(() => this.#sticks && this.toLatest()).observe(part.content);
    new ResizeObserver(() => this.#sticks && this.toLatest()).observe(part.log);
    this.element = el("div", { class: "talk" }, part.log, part.writing, part.latest);
  }

  get log() {
    return this.#parts.log;
  }

  get lastId() {
    return [...this.#shown.keys()].at(-1) ?? null;
  }

  // The host's or our own words before anything was said.
  greet(text, starts, language) {
    const buttons = starts.map((start) => ({ title: start, payload: start }));
    const entry = { id: "welcome", who: "assistant", language, blocks: [{ kind: "text", text }], buttons };
    this.#parts.greeting.replaceChildren(entryElement(entry, this.#context));
    this.#ageGreeting();
  }

  // What was said so far; a screen reader does not read it all out. Returns whether it was shown for the first time.
  fill(entries, { anew, earlier = false }) {
    const { log, entries: list } = this.#parts;
    log.setAttribute("aria-live", "off");
    if (anew) {
      this.#shown.clear();
      list.replaceChildren();
      this.#ageGreeting();
    }
    const first = this.#shown.size === 0;
    for (const entry of entries) if (!this.#shown.has(entry.id)) this.#put(entry);
    if (first) this.#parts.earlier.hidden = !earlier;
    requestAnimationFrame(() => requestAnimationFrame(() => log.removeAttribute("aria-live")));
    if (first) this.toLatest();
    return first;
  }

  // Something that was just said; returns whether it is new.
  add(entry) {
    const isNew = !this.#shown.has(entry.id);
    const follows = this.#sticks || this.#isAtEnd;
    const made = this.#put(entry);
    if (follows && entry.who === "person") this.toLatest();
    else if (follows && isNew) this.#toAnswer(made);
    return isNew;
  }

  // What is not yet taken by the server.
  showPending(items) {
    const waiting = items.filter((item) => !this.#shown.has(item.id));
    const made = waiting.map(({ id, shown }) => entryElement({ id, who: "person", text: shown }, this.#context));
    this.#parts.pending.replaceChildren(...made);
    if (made.length) this.toLatest();
  }

  set isBusy(busy) {
    const { typing, writing } = this.#parts;
    clearTimeout(this.#typing);
    const show = () => {
      typing.hidden = !busy;
      writing.textContent = busy ? this.#say("writing") : "";
    };
    if (busy) this.#typing = setTimeout(show, MILLISECONDS_BEFORE_TYPING);
    else show();
  }

  // What was suggested is past once something is asked; saying that it helped asks nothing.
  age({ judged = false } = {}) {
    for (const entry of this.#shown.values()) entry.classList.add(judged ? "judged" : "old");
    if (!judged) this.#parts.greeting.firstElementChild?.classList.add("old");
  }

  toLatest() {
    const { log } = this.#parts;
    log.scrollTop = log.scrollHeight;
    this.#sticks = true;
  }

  #ageGreeting() {
    this.#parts.greeting.firstElementChild?.classList.toggle("old", this.#shown.size > 0);
  }

  #put(entry) {
    const made = entryElement(entry, this.#context);
    const before = this.#shown.get(entry.id);
    if (entry.who === "person") {
      this.#parts.pending.querySelector(`[data-id="${entry.id}"]`)?.remove();
      if (!before) this.age({ judged: Boolean(entry.feedback) });
    }
    if (before) before.replaceWith(made);
    else this.#parts.entries.append(made);
    this.#shown.set(entry.id, made);
    if (this.#shown.size > MOST_SHOWN) this.#dropOldest();
    return made;
  }

  #dropOldest() {
    const [id, oldest] = this.#shown.entries().next().value;
    this.#shown.delete(id);
    oldest.remove();
    this.#parts.earlier.hidden = false;
  }

  async #showEarlier() {
    const { log, entries: list, earlier } = this.#parts;
    earlier.disabled = true;
    try {
      const [first] = this.#shown.keys();
      const found = await this.#loadEarlier(first);
      const made = found.entries.map((entry) => [entry.id, entryElement(entry, this.#context)]);
      for (const [, one] of made) one.classList.add("old");
      const fromEnd = log.scrollHeight - log.scrollTop;
      this.#shown = new Map([...made, ...this.#shown]);
      list.prepend(...made.map(([, one]) => one));
      log.scrollTop = log.scrollHeight - fromEnd;
      earlier.hidden = !found.earlier;
      if (earlier.hidden) log.focus({ preventScroll: true });
    } catch {
      // It stays, to be pressed again.
    } finally {
      earlier.disabled = false;
    }
  }

  // To the end, but no further than leaves the answer's start in view, with as much of the question as has room.
  #toAnswer(answer) {
    const { log, entries: list } = this.#parts;
    const question = [...list.children].findLast((one) => one.classList.contains("person")) ?? answer;
    const top = (one) => one.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
    const first = [...list.children].slice([...list.children].indexOf(question) + 1)[0] ?? answer;
    const start = Math.max(top(question) - 12, top(first) - ABOVE_AN_ANSWER * log.clientHeight);
    log.scrollTop = Math.min(log.scrollHeight, start);
    this.#sticks = this.#isAtEnd;
  }

  get #isAtEnd() {
    const { log } = this.#parts;
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  }

  #scrolled() {
    this.#sticks = this.#isAtEnd;
    const { log, latest } = this.#parts;
    latest.hidden = log.scrollHeight - log.scrollTop - log.clientHeight < FAR;
  }
}
