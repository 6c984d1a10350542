// Where people write, choose files and drop them; a draft outlives a reload.

import { button, el, icon } from "./elements.js";
import { KINDS } from "./uploads.js";

// A longer badge goes as a file, so that nothing of it is cut; other long messages are refused in words.
const MOST_CHARACTERS = 4000;
const BADGE = /^\s*[{<]|eyJ[\w-]+\.[\w-]+\./;

export class Composer {
  element;
  input;
  #storage;
  #file;
  #onFiles;

  // `onText` is called with what was written, `onFiles` with the files.
  constructor(say, storage, onText, onFiles) {
    this.#storage = storage;
    this.#onFiles = onFiles;
    this.input = el("textarea", {
      rows: 1,
      dir: "auto",
      "aria-label": say("input"),
      enterkeyhint: "send",
      autocomplete: "off",
      oninput: () => storage.set("draft", this.input.value || null),
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event, onText);
      },
      onpaste: (event) => {
        if (!event.clipboardData?.files.length) return;
        event.preventDefault();
        onFiles(event.clipboardData.files);
      },
    });
    this.#file = el("input", {
      type: "file",
      accept: KINDS,
      multiple: true,
      hidden: true,
      "aria-hidden": "true",
      onchange: () => {
        onFiles([...this.#file.files]);
        this.#file.value = "";
      },
    });
    this.element = el(
      "form",
      { onsubmit: (event) => this.#submit(event, onText) },
      button("attach", icon("clip"), () => this.choose(), { "aria-label": say("attach"), title: say("attach") }),
      this.#file,
      this.input,
      el("button", { type: "submit", "aria-label": say("send"), title: say("send") }, icon("send")),
    );
    this.draft = storage.get("draft");
  }

  set placeholder(text) {
    this.input.placeholder = text;
  }

  set draft(text) {
    if (!text) return;
    this.input.value = text;
    this.#storage.set("draft", text);
  }

  choose() {
    this.#file.click();
  }

  #submit(event, onText) {
    event.preventDefault();
    const text = this.input.value.trim();
    this.input.focus();
    if (!text) return;
    this.input.value = "";
    this.#storage.set("draft", null);
    if (text.length > MOST_CHARACTERS && BADGE.test(text)) this.#onFiles([asFile(text)]);
    else onText(text);
  }
}

function asFile(text) {
  const name = text.startsWith("{") ? "badge.json" : "badge.txt";
  return new File([text], name, { type: "text/plain" });
}

// Files may be dropped anywhere on `panel`, which is marked while they are over it.
export function acceptDrops(panel, onFiles) {
  let over = 0;
  const mark = (change) => {
    over = Math.max(0, over + change);
    panel.classList.toggle("dropping", over > 0);
  };
  const withFiles = (act) => (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    act(event);
  };
  panel.addEventListener("dragenter", withFiles(() => mark(1)));
  panel.addEventListener("dragleave", withFiles(() => mark(-1)));
  panel.addEventListener("dragover", withFiles((event) => (event.dataTransfer.dropEffect = "copy")));
  panel.addEventListener(
    "drop",
    withFiles((event) => {
      mark(-Infinity);
      onFiles([...event.dataTransfer.files]);
    }),
  );
}
