// The line above the composer that says what is the matter with the connection, and what one can do about it.

import { button, el } from "./elements.js";

// What is offered where one can do something oneself.
const WAYS_OUT = { offline: "tryAgain", busy: "tryAgain", signInEnded: "signIn" };

export class Notice {
  element;
  #say;
  #text = el("span", { class: "state", role: "status", dir: "auto" });
  #way;

  // `act` is called with the state that is to be left, `nameOf` may give a way out another name.
  constructor(say, act, nameOf) {
    this.#say = say;
    this.#way = button("quiet", "", () => act(this.element.dataset.state), { hidden: true });
    this.nameOf = nameOf;
    this.element = el("div", { class: "notice", hidden: true }, this.#text, this.#way);
  }

  set state(state) {
    this.element.hidden = !state;
    this.element.dataset.state = state;
    this.#text.textContent = state ? this.#say(state) : "";
    const way = WAYS_OUT[state];
    this.#way.hidden = !way;
    if (way) this.#way.textContent = this.#say(this.nameOf(way));
  }
}
