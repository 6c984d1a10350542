// The same conversation in plain requests, where a network lets no WebSocket through. Each request may reach another
// server: a message is sent and answered in one POST, and what other tabs have said is asked for now and then.

import { Refused } from "./socket.js";

const SECONDS_TO_ANSWER = 20;
// How long between two questions for news: while something is going on, afterwards, and while nobody looks.
const SECONDS = { lively: 2, quiet: 10, hidden: 30 };
// From then on, as long as nothing is under way, a socket is tried again.
const SECONDS_AT_MOST = 180;

export class Poll {
  #address;
  #headers;
  #hear;
  #last = "";
  #timer;
  #sending = 0;
  #lively = performance.now();
  #began = performance.now();
  #end;
  over = new Promise((resolve) => (this.#end = resolve));

  constructor(server, credentials, hear) {
    this.#address = new URL("messages", server);
    this.#hear = hear;
    this.#headers = headersOf(credentials);
  }

  async open() {
    const said = await this.#ask();
    this.#last = said.last;
    if (said.token) this.#headers = headersOf(said);
    this.#wait();
    return said;
  }

  // Answers when the turn is over; what was said in it is heard before.
  async send(message) {
    this.#sending += 1;
    this.#lively = performance.now();
    this.#hear("taken", { id: message.id });
    try {
      const said = await this.#ask({}, { method: "POST", body: JSON.stringify(message) });
      if (said.status !== "done") return said;
      this.#last = said.last;
      if (said.cleared) this.#hear("cleared", { entries: [] });
      for (const entry of said.entries) this.#hear("entry", entry);
      if (said.forgotten) this.#hear("cleared", { entries: said.entries, forgotten: true });
      return said;
    } catch (error) {
      this.#fail(error);
      throw error;
    } finally {
      this.#sending -= 1;
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#end();
  }

  async #ask(query = {}, options = {}) {
    const address = new URL(this.#address);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    return request(address, { headers: this.#headers, ...options });
  }

  #wait() {
    const lively = performance.now() - this.#lively < 60_000;
    const seconds = document.hidden ? SECONDS.hidden : lively ? SECONDS.lively : SECONDS.quiet;
    this.#timer = setTimeout(() => this.#look(), 1000 * seconds);
  }

  async #look() {
    if (!this.#sending && performance.now() - this.#began > 1000 * SECONDS_AT_MOST) return this.close();
    try {
      if (!this.#sending) this.#tell(await this.#ask({ since: this.#last }));
      this.#wait();
    } catch (error) {
      this.#fail(error);
    }
  }

  #tell(said) {
    // A message was sent while this was being answered: its own answer has the news.
    if (this.#sending) return;
    this.#last = said.last;
    if (said.anew) this.#hear("cleared", { entries: said.entries });
    else for (const entry of said.entries) this.#hear("entry", entry);
  }

  #fail(error) {
    if (error.code === "token" || error.code === "login") this.#hear("ended", { code: error.code });
    if (error.code !== "busy") return this.close();
    this.#wait();
  }
}

// What was said before an entry.
export async function earlier(server, credentials, before) {
  const address = new URL(`messages?before=${encodeURIComponent(before)}`, server);
  return request(address, { headers: headersOf(credentials) });
}

// The headers that say who asks; none for somebody new.
export function headersOf({ login, token }) {
  if (login) return { Authorization: `Login ${login}` };
  return token ? { Authorization: `Visitor ${token}` } : {};
}

async function request(address, options) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(1000 * SECONDS_TO_ANSWER), ...options });
  if (answer.ok) return answer.json();
  throw new Refused((await answer.json().catch(() => ({}))).code);
}
