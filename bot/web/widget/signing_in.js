// How somebody signs in: the host page sets a new login, or leads to its own page for it; a question waits meanwhile.

export class SigningIn {
  #chat;
  #storage;

  constructor(chat, storage) {
    this.#chat = chat;
    this.#storage = storage;
  }

  get hasPage() {
    return this.#chat.hasAttribute("sign-in");
  }

  // The host page may set a new token at once; returns whether it says that it sees to it.
  requestLogin() {
    const event = new CustomEvent("career-chat-login", { bubbles: true, composed: true, cancelable: true });
    return !this.#chat.dispatchEvent(event);
  }

  begin() {
    const address = this.#chat.getAttribute("sign-in");
    if (this.requestLogin() || !address) return;
    // From within a frame too, since pages for signing in refuse to be framed.
    open(new URL(address, document.baseURI), "_top");
  }

  // The question that needs a login is kept, to be sent once there is one.
  askFor(entry) {
    const turn = entry.id.split("/")[0];
    const question = this.#chat.shadowRoot.querySelector(`.entry.person[data-id="${CSS.escape(turn)}"] .text`);
    this.#storage.set("asked", question?.textContent ?? null);
    this.begin();
  }

  // The question that was kept, once.
  takeQuestion() {
    const asked = this.#storage.get("asked");
    if (asked) this.#storage.set("asked", null);
    return asked;
  }
}
