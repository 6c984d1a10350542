// What the widget keeps in the host page's storage, or in memory where there is none (private windows, frames).

export class Storage {
  #memory = new Map();
  #prefix;

  constructor(server) {
    this.#prefix = `career-chat ${server} `;
  }

  // Calls when another tab of the page keeps something else under this name.
  watch(name, act) {
    addEventListener("storage", ({ key, newValue }) => {
      if (key === this.#prefix + name && newValue && newValue !== "null") act();
    });
  }

  get(name) {
    const key = this.#prefix + name;
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  set(name, value) {
    const key = this.#prefix + name;
    this.#memory.set(key, value);
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Kept in memory above.
    }
  }
}
