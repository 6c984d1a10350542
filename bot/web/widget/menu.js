// "⋯": what one can do with the whole conversation, and what each of it does.

import { el } from "./elements.js";

export class Menu {
  button;
  element = el("div", { class: "menu", hidden: true });
  #root;
  #items = [];

  constructor(root, say) {
    this.#root = root;
    const attributes = { type: "button", "aria-label": say("options"), "aria-expanded": "false" };
    this.button = el("button", { ...attributes, onclick: () => this.toggle() }, "⋯");
  }

  // `isOn` tells of a switch whether it is on.
  add(name, does, act, isOn = null) {
    const item = el(
      "button",
      {
        type: "button",
        class: "item",
        onclick: () => {
          if (!isOn) this.toggle(false);
          act();
          this.#refresh();
        },
      },
      el("span", { dir: "auto" }, name),
      el("small", { dir: "auto" }, does),
    );
    this.#items.push({ item, isOn });
    this.element.append(item);
  }

  get isOpen() {
    return !this.element.hidden;
  }

  toggle(open = !this.isOpen) {
    const hadFocus = this.element.contains(this.#root.activeElement);
    this.element.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    this.#refresh();
    if (open) this.element.querySelector("button").focus();
    else if (hadFocus) this.button.focus();
  }

  #refresh() {
    for (const { item, isOn } of this.#items) if (isOn) item.setAttribute("aria-pressed", String(isOn()));
  }
}
