// <career-chat server="https://rung.example.com"></career-chat>: the career assistant on any page.
// Attributes: server, token (a login of the page), layout="inline", open, theme="light|dark", label.

import { el, entryElement } from "./widget/blocks.js";
import { Connection } from "./widget/connection.js";
import { Storage } from "./widget/storage.js";
import { css } from "./widget/styles.js";

const MOST_SHOWN = 500;
const ICONS = {
  chat: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  clip: "M16.5 6.5v9a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.4a1.5 1.5 0 0 1-3 0V7H9v8.2a3 3 0 0 0 6 0V5.8a4.5 4.5 0 0 0-9 0v9.7a6 6 0 0 0 12 0v-9z",
};

class CareerChat extends HTMLElement {
  static observedAttributes = ["token", "layout", "label"];

  #connection;
  #storage;
  #server;
  #login = null;
  #shown = new Map();
  #unread = 0;
  #isOpen = false;
  #parts = {};

  connectedCallback() {
    if (this.shadowRoot) return this.#connection.start();
    this.#server = serverOf(this.getAttribute("server"));
    this.#storage = new Storage(this.#server.href);
    this.#build();
    this.#connection = new Connection(this.#server, this.#storage, () => this.token);
    this.#follow();
    this.#storage.watch("token", () => this.#connection.follow());
    const wasOpen = this.#inline || (this.#storage.get("open") ?? this.hasAttribute("open"));
    if (wasOpen) this.#show({ focus: false });
    else if (this.token || this.#storage.get("token")) this.#connection.start();
    this.#showPending();
  }

  disconnectedCallback() {
    this.#connection?.stop();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#connection) return;
    if (name === "token") this.token = after;
    else this.#dress();
  }

  // The host page's own login of the person, a signed token; a new one can be set at any time.
  get token() {
    return this.#login ?? this.getAttribute("token");
  }

  set token(value) {
    this.#login = value || null;
    if (this.#connection?.isStarted || this.#isOpen) this.#connection.restart();
  }

  open() {
    this.#show({ focus: true });
  }

  close() {
    this.#hide();
  }

  // Opens the chat and asks, as if the person had typed it.
  ask(text) {
    this.#show({ focus: true });
    this.#say(text);
  }

  get #inline() {
    return this.getAttribute("layout") === "inline";
  }

  #build() {
    const part = this.#parts;
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    part.badge = el("span", { class: "badge", hidden: true, "aria-hidden": "true" });
    part.launcher = el(
      "button",
      { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: () => this.open() },
      icon("chat"),
      (part.label = el("span", {})),
      part.badge,
    );
    part.title = el("h2", { id: "title" });
    part.state = el("p", { class: "state", role: "status" });
    part.more = el(
      "button",
      { type: "button", "aria-label": "Options", "aria-expanded": "false", onclick: () => this.#toggleMenu() },
      "⋯",
    );
    part.close = el("button", { type: "button", "aria-label": "Close the chat", onclick: () => this.close() }, "✕");
    part.menu = el("div", { class: "menu", hidden: true });
    part.entries = el("div", { class: "entries" });
    part.pending = el("div", { class: "pending" });
    part.typing = el("div", { class: "typing", "aria-hidden": "true", hidden: true }, el("i"), el("i"), el("i"));
    part.log = el(
      "div",
      { class: "log", role: "log", "aria-label": "Conversation", tabindex: "0" },
      part.entries,
      part.pending,
      part.typing,
    );
    part.writing = el("p", { class: "hidden", role: "status" });
    part.input = el("textarea", {
      rows: 1,
      maxlength: 4000,
      "aria-label": "Your message",
      placeholder: "Ask about your career",
      enterkeyhint: "send",
      autocomplete: "off",
      onkeydown: (event) => this.#typed(event),
    });
    part.form = el(
      "form",
      { onsubmit: (event) => this.#submit(event) },
      el(
        "button",
        { type: "button", class: "attach", "aria-label": "Send a badge", onclick: () => part.file.click() },
        icon("clip"),
      ),
      (part.file = el("input", { type: "file", hidden: true, "aria-hidden": "true", onchange: () => this.#upload() })),
      part.input,
      el("button", { type: "submit" }, "Send"),
    );
    part.panel = el(
      "section",
      { class: "panel", hidden: true, "aria-labelledby": "title", onkeydown: (event) => this.#key(event) },
      el("header", {}, el("div", {}, part.title, part.state), part.more, part.close),
      part.menu,
      part.log,
      part.writing,
      part.form,
    );
    root.append(part.launcher, part.panel);
    this.#fillMenu();
    this.#dress();
  }

  // What depends on the attributes.
  #dress() {
    const part = this.#parts;
    const label = this.getAttribute("label") || "Career assistant";
    part.label.textContent = part.title.textContent = label;
    part.panel.setAttribute("role", this.#inline ? "region" : "dialog");
    if (this.#inline) part.panel.removeAttribute("aria-modal");
    else part.panel.setAttribute("aria-modal", "true");
    part.launcher.hidden = this.#inline || this.#isOpen;
    part.close.hidden = this.#inline;
    const news = this.#unread ? `, ${this.#unread} new ${this.#unread === 1 ? "message" : "messages"}` : "";
    part.launcher.setAttribute("aria-label", `Open the chat: ${label}${news}`);
    part.badge.hidden = !this.#unread;
    part.badge.textContent = this.#unread > 99 ? "99+" : this.#unread;
  }

  #fillMenu() {
    const { menu } = this.#parts;
    const sound = el("button", { type: "button", class: "plain", "aria-pressed": String(this.#sound) }, "Sound");
    sound.addEventListener("click", () => {
      this.#storage.set("sound", !this.#sound);
      sound.setAttribute("aria-pressed", String(this.#sound));
      if (this.#sound) beep();
    });
    menu.replaceChildren(
      this.#option("Start again", () => this.#say("/start_over", "Start again")),
      sound,
      // The assistant asks back before it forgets anything.
      this.#option("Forget me", () => this.#say("/forget_me", "Forget me")),
    );
  }

  #option(text, act) {
    const onclick = () => {
      this.#toggleMenu();
      act();
    };
    return el("button", { type: "button", class: "plain", onclick }, text);
  }

  #toggleMenu(open = this.#parts.menu.hidden) {
    const { menu, more } = this.#parts;
    const hadFocus = menu.contains(this.shadowRoot.activeElement);
    menu.hidden = !open;
    more.setAttribute("aria-expanded", String(open));
    if (open) {
      this.#fillMenu();
      menu.querySelector("button").focus();
    } else if (hadFocus) more.focus();
  }

  #follow() {
    const part = this.#parts;
    const on = (name, act) => this.#connection.addEventListener(name, (event) => act(event.detail));
    on("state", (text) => (part.state.textContent = text));
    on("busy", (busy) => {
      part.typing.hidden = !busy;
      part.writing.textContent = busy ? "The assistant is writing." : "";
      if (busy) this.#scroll();
    });
    on("pending", () => this.#showPending());
    on("entry", (entry) => this.#addEntry(entry, true));
    on("cleared", (entries) => this.#fill(entries, true));
    on("opened", ({ entries, another }) => this.#fill(entries, another));
    on("login", () => this.dispatchEvent(new CustomEvent("career-chat-login", { bubbles: true, composed: true })));
  }

  // A page that was just loaded shows what was said without a screen reader reading it all out.
  #fill(entries, anew) {
    const { log, entries: list } = this.#parts;
    log.setAttribute("aria-live", "off");
    if (anew) {
      this.#shown.clear();
      list.replaceChildren();
    }
    const first = this.#shown.size === 0;
    for (const entry of entries) if (!this.#shown.has(entry.id)) this.#addEntry(entry, !first);
    if (first) this.#countUnread(entries);
    requestAnimationFrame(() => requestAnimationFrame(() => log.removeAttribute("aria-live")));
    this.#scroll();
  }

  #addEntry(entry, isNew) {
    const { entries: list, log } = this.#parts;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
    const made = entryElement(entry, {
      server: this.#server,
      onChip: (button) => this.#press(button),
      onCopy: (copied, button) => copy(copied.copy, button),
    });
    const before = this.#shown.get(entry.id);
    if (before) before.replaceWith(made);
    else list.append(made);
    this.#shown.set(entry.id, made);
    if (entry.who === "person") {
      this.#connectionHas(entry.id);
      for (const older of this.#shown.values()) if (older !== made) older.classList.add("old");
    } else if (isNew && !before) this.#arrived(entry);
    if (this.#shown.size > MOST_SHOWN) this.#dropOldest();
    if (entry.who === "person") this.#scroll();
    else if (atEnd) this.#scroll(this.#lastQuestion());
  }

  #dropOldest() {
    const [id, oldest] = this.#shown.entries().next().value;
    this.#shown.delete(id);
    oldest.remove();
  }

  #connectionHas(id) {
    this.#parts.pending.querySelector(`[data-id="${id}"]`)?.remove();
  }

  #arrived(entry) {
    if (this.#isOpen && document.visibilityState === "visible") this.#storage.set("read", entry.id);
    else {
      this.#unread += this.#isOpen ? 0 : 1;
      this.#dress();
    }
    if (this.#sound) beep();
  }

  #countUnread(entries) {
    const answers = entries.filter((entry) => entry.who === "assistant" && entry.time);
    if (this.#isOpen) this.#storage.set("read", answers.at(-1)?.id ?? null);
    else this.#unread = answers.length - 1 - answers.findIndex((entry) => entry.id === this.#storage.get("read"));
    this.#dress();
  }

  #showPending() {
    const waiting = this.#connection.pending.filter((item) => !this.#shown.has(item.id));
    const made = waiting.map(({ id, shown }) => entryElement({ id, who: "person", text: shown }, {}));
    this.#parts.pending.replaceChildren(...made);
    if (made.length) this.#scroll();
  }

  #press(button) {
    this.#say(button.payload, button.title);
    // The chips are gone now; on a phone the keyboard stays down.
    const phone = matchMedia("(pointer: coarse)").matches;
    (phone ? this.#parts.log : this.#parts.input).focus({ preventScroll: true });
  }

  #say(text, shown) {
    for (const older of this.#shown.values()) older.classList.add("old");
    this.#connection.send(text, shown);
  }

  #submit(event) {
    event.preventDefault();
    const { input } = this.#parts;
    const text = input.value.trim();
    if (!text) return input.focus();
    input.value = "";
    this.#say(text);
    input.focus();
  }

  // The file is answered in the conversation, like a message.
  async #upload() {
    const { file: input, state } = this.#parts;
    const [file] = input.files;
    input.value = "";
    if (file) state.textContent = await this.#connection.upload(this.#server, file);
  }

  #typed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
  }

  #key(event) {
    const { menu } = this.#parts;
    if (event.key === "Escape" && !(menu.hidden && this.#inline)) {
      event.stopPropagation();
      if (menu.hidden) this.close();
      else this.#toggleMenu(false);
    }
    if (event.key === "Tab" && !this.#inline) this.#keepFocus(event);
  }

  #keepFocus(event) {
    const inside = [...this.#parts.panel.querySelectorAll("button, a[href], textarea, summary, [tabindex='0']")];
    const reachable = inside.filter((one) => one.checkVisibility());
    const [first, last] = [reachable[0], reachable.at(-1)];
    const edge = event.shiftKey ? first : last;
    if (this.shadowRoot.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }

  #show({ focus }) {
    const part = this.#parts;
    this.#isOpen = true;
    this.#unread = 0;
    part.panel.hidden = false;
    this.#storage.set("open", this.#inline ? this.#storage.get("open") : true);
    this.#storage.set("read", [...this.#shown.keys()].at(-1) ?? this.#storage.get("read"));
    this.#dress();
    this.#connection.start();
    if (focus) part.input.focus();
    this.#scroll();
  }

  #hide() {
    this.#isOpen = false;
    this.#parts.panel.hidden = true;
    this.#storage.set("open", false);
    this.#dress();
    this.#parts.launcher.focus();
  }

  #lastQuestion() {
    return [...this.#parts.entries.children].findLast((one) => one.classList.contains("person"));
  }

  // To the end, but no further than leaves `visible` in view: a long answer is read from its start.
  #scroll(visible) {
    const { log } = this.#parts;
    log.scrollTop = visible ? Math.min(log.scrollHeight, visible.offsetTop - log.offsetTop - 12) : log.scrollHeight;
  }

  get #sound() {
    return this.#storage.get("sound") === true;
  }
}

function serverOf(attribute) {
  const address = new URL(attribute || new URL(".", import.meta.url), document.baseURI);
  return new URL(`${address.pathname.replace(/\/*$/, "")}/`, address);
}

function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  path.setAttribute("fill", "currentColor");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.append(path);
  return picture;
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copying is not allowed here";
  }
  setTimeout(() => (button.textContent = "Copy"), 2000);
}

// A short quiet tone, made here: no file and nothing from elsewhere.
function beep() {
  try {
    const context = new AudioContext();
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.05, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.25);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.25);
    tone.onended = () => context.close();
  } catch {
    // Before anybody has touched the page, browsers allow no sound.
  }
}

if (!customElements.get("career-chat")) customElements.define("career-chat", CareerChat);
