// The button in the corner that opens the chat, and how many messages nobody has seen.

import { el, icon } from "./elements.js";

export class Launcher {
  element;
  #say;
  #storage;
  #label = el("span", { dir: "auto" });
  #badge = el("span", { class: "badge", hidden: true, "aria-hidden": "true" });
  #unread = 0;

  constructor(say, storage, open) {
    this.#say = say;
    this.#storage = storage;
    const attributes = { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: open };
    this.element = el("button", attributes, icon("chat"), this.#label, this.#badge);
  }

  set title(text) {
    this.#label.textContent = text;
    this.#show();
  }

  // A message arrived, and is seen or not.
  arrived(id, isSeen) {
    if (isSeen) this.seen(id);
    else this.#unread += 1;
    this.#show();
  }

  // What was said when the page was loaded: what came after the last that was seen is new.
  count(ids, isSeen) {
    if (isSeen) this.seen(ids.at(-1) ?? null);
    else this.#unread = ids.length - 1 - ids.indexOf(this.#storage.get("read"));
    this.#show();
  }

  seen(id) {
    this.#unread = 0;
    this.#storage.set("read", id);
    this.#show();
  }

  #show() {
    const [say, title, count] = [this.#say, this.#label.textContent, this.#unread];
    const news = count === 1 ? say("newMessage") : say("newMessages", { count });
    this.element.setAttribute("aria-label", count ? say("openWithNews", { title, news }) : say("open", { title }));
    this.#badge.hidden = !count;
    this.#badge.textContent = count > 99 ? "99+" : count;
  }
}
