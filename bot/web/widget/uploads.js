// Files on their way: each is shown in the conversation with its name, how far it is, or why it was not taken.

import { button, el } from "./elements.js";
import { ANSWERS } from "./texts.js";

export const KINDS =
  ".png,.svg,.json,.jwt,.txt,.zip,.csv,.xml,.pdf,.docx,image/png,image/svg+xml,application/json,text/plain";
const NAMES = /\.(png|svg|json|jwt|txt|zip|csv|xml|pdf|docx)$/i;
const MOST_BYTES = 5 * 1024 * 1024;
const REASONS = { too_large: "fileTooLarge", empty: "fileEmpty", too_often: "fileTooOften" };

export class Uploads {
  element = el("div", { class: "uploads" });
  #connection;
  #say;
  #choose;
  #waiting = [];
  #isSending = false;

  // `choose` opens the dialogue that files are chosen in.
  constructor(connection, say, choose) {
    this.#connection = connection;
    this.#say = say;
    this.#choose = choose;
    connection.addEventListener("opened", () => this.#sendNext());
  }

  add(files) {
    for (const file of files) {
      const card = this.#card(file);
      const reason = reasonAgainst(file);
      if (reason) this.#refuse(card, this.#say(reason), "chooseAnother", this.#choose);
      else this.#queue(card);
    }
  }

  #card(file) {
    const card = {
      file,
      progress: el("progress", { max: 1, value: 0, "aria-label": file.name }),
      state: el("p", { class: "note", role: "status", dir: "auto" }),
      buttons: el("div", { class: "chips" }),
    };
    card.element = el(
      "div",
      { class: "entry person upload" },
      el("span", { class: "hidden" }, `${this.#say("you")} `),
      el("div", { class: "bubble" }, el("p", { class: "text", dir: "auto" }, file.name), card.progress, card.state),
      card.buttons,
    );
    this.element.append(card.element);
    return card;
  }

  #queue(card) {
    card.element.classList.remove("refused");
    card.buttons.replaceChildren();
    card.progress.hidden = false;
    this.#waiting.push(card);
    card.state.textContent = this.#connection.isOpen ? "" : this.#say("fileWaits");
    this.#connection.start();
    this.#sendNext();
  }

  async #sendNext() {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.#connection.isOpen && this.#waiting.length) await this.#send(this.#waiting.shift());
    } finally {
      this.#isSending = false;
    }
  }

  #send(card) {
    const { address, headers } = this.#connection.upload(card.file.name);
    const request = new XMLHttpRequest();
    request.open("POST", address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      card.progress.value = loaded / total;
      const percent = Math.round((100 * loaded) / total);
      card.state.textContent = loaded < total ? this.#say("fileSending", { percent }) : this.#say("fileRead");
    };
    return new Promise((resolve) => {
      request.onloadend = () => {
        // What was taken is now a message like any other.
        if (request.status >= 200 && request.status < 300) card.element.remove();
        else this.#failed(card, request);
        resolve();
      };
      request.send(card.file);
    });
  }

  #failed(card, request) {
    if (request.status === 0 && !navigator.onLine) return this.#queue(card);
    let refusal = {};
    try {
      refusal = JSON.parse(request.responseText);
    } catch {
      // A proxy's page, or nothing at all.
    }
    const text = this.#say(REASONS[refusal.code] ?? "fileNotSent");
    this.#refuse(card, refusal.reason || text, "tryAgain", () => this.#queue(card), refusal.reason ? ANSWERS : null);
    if (request.status === 401) this.#connection.restart();
  }

  #refuse(card, text, name, act, language = null) {
    const { file, element, progress, state, buttons } = card;
    element.classList.add("refused");
    progress.hidden = true;
    state.textContent = text;
    if (language) state.lang = language;
    else state.removeAttribute("lang");
    buttons.replaceChildren(
      button("chip", this.#say(name), () => {
        if (act === this.#choose) element.remove();
        act();
      }),
      button("chip", "✕", () => element.remove(), { "aria-label": this.#say("remove", { name: file.name }) }),
    );
  }
}

// Why a file need not be sent at all; nothing for one that may be a badge or a CV.
function reasonAgainst(file) {
  if (!NAMES.test(file.name) && !KINDS.split(",").includes(file.type)) return "fileWrongKind";
  if (file.size === 0) return "fileEmpty";
  return file.size > MOST_BYTES ? "fileTooLarge" : null;
}
