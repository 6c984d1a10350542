// <career-chat server="https://rung.example.com"></career-chat>: the career assistant on any page.
// Its attributes are told in docs/website.md.

import { Composer, acceptDrops } from "./widget/composer.js";
import { Connection } from "./widget/connection.js";
import { Conversation } from "./widget/conversation.js";
import { button, el } from "./widget/elements.js";
import { Launcher } from "./widget/launcher.js";
import { Menu } from "./widget/menu.js";
import { Notice } from "./widget/notice.js";
import { SigningIn } from "./widget/signing_in.js";
import { beep } from "./widget/sound.js";
import { Storage } from "./widget/storage.js";
import { css } from "./widget/styles.js";
import { ANSWERS, textsOf } from "./widget/texts.js";
import { Uploads } from "./widget/uploads.js";
import { showPicture } from "./widget/viewer.js";

class CareerChat extends HTMLElement {
  static observedAttributes = ["token", "layout", "label", "greeting", "starts", "placeholder", "logo", "accent", "on-accent"];

  #connection;
  #storage;
  #server;
  #say;
  #ready;
  #login = null;
  #isOpen = false;
  #conversation;
  #composer;
  #menu;
  #launcher;
  #notice;
  #signingIn;
  #parts = {};
  #colours = new CSSStyleSheet();

  connectedCallback() {
    this.#ready ??= this.#begin();
    this.#ready.then(() => this.isConnected && this.#arrive());
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
    if (this.#connection && (this.#connection.isStarted || this.#isOpen)) this.#connection.restart();
  }

  async open() {
    await this.#ready;
    this.#show({ focus: true });
  }

  async close() {
    await this.#ready;
    this.#hide();
  }

  // Opens the chat and asks, as if the person had typed it. On a phone the keyboard stays down.
  async ask(text) {
    await this.#ready;
    this.#show({ focus: false });
    this.#ask(text);
    this.#leaveFocus();
  }

  get #inline() {
    return this.getAttribute("layout") === "inline";
  }

  async #begin() {
    this.#server = serverOf(this.getAttribute("server"));
    this.#storage = new Storage(this.#server.href);
    this.#signingIn = new SigningIn(this, this.#storage);
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet, this.#colours];
    this.#say = await textsOf(this.getAttribute("language") || languageAround(this));
    this.#connection = new Connection(this.#server, this.#storage, () => this.token);
    this.#build(root);
    this.#dress();
    this.#follow();
    this.#storage.watch("token", () => this.#connection.follow());
  }

  #arrive() {
    const wasOpen = this.#inline || (this.#storage.get("open") ?? this.hasAttribute("open"));
    if (wasOpen || this.#isOpen) this.#show({ focus: false });
    else if (this.token || this.#storage.get("token")) this.#connection.start();
    this.#conversation.showPending(this.#connection.pending);
  }

  #build(root) {
    const [part, say] = [this.#parts, this.#say];
    this.#launcher = new Launcher(say, this.#storage, () => this.open());
    this.#notice = new Notice(say, (state) => this.#takeWayOut(state), (way) => this.#nameOf(way));
    part.logo = el("img", { class: "logo", alt: "", hidden: true });
    part.title = el("h2", { id: "title", dir: "auto" });
    part.close = button("", "✕", () => this.close(), { "aria-label": say("close") });
    this.#menu = new Menu(root, say);
    this.#menu.add(say("startAgain"), say("startAgainDoes"), () => this.#ask("/start_over", say("startAgain")));
    this.#menu.add(say("sound"), say("soundDoes"), () => this.#switchSound(), () => this.#sound);
    // The assistant asks back before it forgets anything.
    this.#menu.add(say("forgetMe"), say("forgetMeDoes"), () => this.#ask("/forget_me", say("forgetMe")));
    const uploads = new Uploads(this.#connection, say, () => this.#composer.choose());
    const takeFiles = (files) => {
      uploads.add(files);
      this.#conversation.toLatest();
    };
    this.#composer = new Composer(say, this.#storage, (text) => this.#ask(text), takeFiles);
    this.#conversation = new Conversation(this.#context(root), (id) => this.#connection.earlier(id), uploads.element);
    part.panel = el(
      "section",
      { class: "panel", hidden: true, "aria-labelledby": "title", lang: say.language, onkeydown: (event) => this.#key(event) },
      el("header", {}, part.logo, part.title, this.#menu.button, part.close),
      this.#menu.element,
      this.#conversation.element,
      this.#notice.element,
      this.#composer.element,
      el("p", { class: "drop", "aria-hidden": "true" }, say("drop")),
    );
    acceptDrops(part.panel, takeFiles);
    root.append(this.#launcher.element, part.panel);
  }

  // What entries need, to be shown and to be pressed.
  #context(root) {
    return {
      server: this.#server,
      say: this.#say,
      onChip: (chip) => this.#press(chip),
      onCopy: (entry, pressed) => this.#copy(entry.copy, pressed),
      onPicture: (picture) => showPicture(root, picture, this.#say),
      onSignIn: this.#signingIn.hasPage ? (entry) => this.#signingIn.askFor(entry) : null,
    };
  }

  // What depends on the attributes.
  #dress() {
    const [part, say] = [this.#parts, this.#say];
    const title = this.getAttribute("label") || say("title");
    part.title.textContent = this.#launcher.title = title;
    this.#launcher.element.hidden = this.#inline || this.#isOpen;
    part.panel.setAttribute("role", this.#inline ? "region" : "dialog");
    if (this.#inline) part.panel.removeAttribute("aria-modal");
    else part.panel.setAttribute("aria-modal", "true");
    part.close.hidden = this.#inline;
    const logo = this.getAttribute("logo");
    part.logo.hidden = !logo;
    if (logo) part.logo.src = logo;
    const colours = ["accent", "on-accent"].filter((name) => CSS.supports("color", this.getAttribute(name) ?? ""));
    const rules = colours.map((name) => `--career-chat-${name}: ${this.getAttribute(name)};`);
    this.#colours.replaceSync(`:host { ${rules.join(" ")} }`);
    this.#composer.placeholder = this.getAttribute("placeholder") || say("placeholder");
    const [greeting, starts] = [this.getAttribute("greeting"), this.getAttribute("starts") ?? say("starts")];
    const several = starts.split("|").map((start) => start.trim()).filter(Boolean);
    this.#conversation.greet(greeting ?? say("greeting"), several, greeting === null ? say.language : "");
  }

  #follow() {
    const on = (name, act) => this.#connection.addEventListener(name, (event) => act(event.detail));
    on("state", (state) => {
      // Nobody waits for a connection before they have written something.
      this.#notice.state = state === "connecting" && !this.#connection.pending.length ? "" : state;
    });
    on("busy", (busy) => (this.#conversation.isBusy = busy));
    on("pending", () => this.#conversation.showPending(this.#connection.pending));
    on("entry", (entry) => {
      if (this.#conversation.add(entry) && entry.who === "assistant") this.#arrived(entry);
    });
    on("cleared", (entries) => this.#conversation.fill(entries, { anew: true }));
    on("opened", ({ entries, earlier, another }) => {
      const answers = entries.filter((entry) => entry.who === "assistant").map((entry) => entry.id);
      if (this.#conversation.fill(entries, { anew: another, earlier })) this.#launcher.count(answers, this.#isOpen);
      const asked = this.token && this.#signingIn.takeQuestion();
      if (asked) this.#composer.draft = asked;
    });
    on("login", () => this.#signingIn.requestLogin());
  }

  #takeWayOut(state) {
    if (state !== "signInEnded") this.#connection.restart();
    else if (this.#signingIn.hasPage) this.#signingIn.begin();
    else location.reload();
  }

  // Without a page to sign in at, the host's own page gives a new login when it is loaded again.
  #nameOf(way) {
    return way === "signIn" && !this.#signingIn.hasPage ? "loadAgain" : way;
  }

  #arrived(entry) {
    this.#launcher.arrived(entry.id, this.#isOpen);
    if (this.#sound) beep();
  }

  #press(chip) {
    this.#ask(chip.payload, chip.title);
    this.#leaveFocus();
  }

  // What was pressed is gone; on a phone the keyboard stays down.
  #leaveFocus() {
    const phone = matchMedia("(pointer: coarse)").matches;
    (phone ? this.#conversation.log : this.#composer.input).focus({ preventScroll: true });
  }

  #ask(text, shown) {
    this.#conversation.age({ judged: text.startsWith("/give_feedback") });
    this.#connection.send(text, shown);
  }

  #key(event) {
    if (event.key === "Escape" && (this.#menu.isOpen || !this.#inline)) {
      event.stopPropagation();
      if (this.#menu.isOpen) this.#menu.toggle(false);
      else this.close();
    }
    if (event.key === "Tab" && !this.#inline) this.#keepFocus(event);
  }

  #keepFocus(event) {
    const inside = [...this.#parts.panel.querySelectorAll("button, a[href], textarea, summary, [tabindex='0']")];
    const reachable = inside.filter((one) => one.checkVisibility() && !one.disabled);
    const [first, last] = [reachable[0], reachable.at(-1)];
    const edge = event.shiftKey ? first : last;
    if (this.shadowRoot.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }

  #show({ focus }) {
    this.#isOpen = true;
    this.#parts.panel.hidden = false;
    this.#launcher.element.hidden = true;
    this.#storage.set("open", this.#inline ? this.#storage.get("open") : true);
    this.#launcher.seen(this.#conversation.lastId ?? this.#storage.get("read"));
    this.#connection.start();
    if (focus) this.#composer.input.focus();
    this.#conversation.toLatest();
  }

  #hide() {
    this.#isOpen = false;
    this.#parts.panel.hidden = true;
    this.#storage.set("open", false);
    this.#launcher.element.hidden = this.#inline;
    this.#launcher.element.focus();
  }

  get #sound() {
    return this.#storage.get("sound") === true;
  }

  #switchSound() {
    this.#storage.set("sound", !this.#sound);
    if (this.#sound) beep();
  }

  async #copy(text, pressed) {
    const say = this.#say;
    try {
      await navigator.clipboard.writeText(text);
      pressed.textContent = say("copied");
    } catch {
      pressed.textContent = say("notCopied");
    }
    setTimeout(() => (pressed.textContent = say("copy")), 2000);
  }
}

function serverOf(attribute) {
  const address = new URL(attribute || new URL(".", import.meta.url), document.baseURI);
  return new URL(`${address.pathname.replace(/\/*$/, "")}/`, address);
}

// The language of the page around an element, out of shadow roots too.
function languageAround(element) {
  for (let around = element; around; around = around.getRootNode().host) {
    const named = around.closest("[lang]");
    if (named) return named.lang;
  }
  return ANSWERS;
}

if (!customElements.get("career-chat")) customElements.define("career-chat", CareerChat);
