// The connection to the server: who we are, what is still to be sent, and each message exactly once.

import { Poll, earlier, headersOf } from "./poll.js";
import { Socket } from "./socket.js";

// Seconds after which somebody who waits is told that there is no connection yet.
const SECONDS_OF_SILENCE = 2.8;
// Seconds to the next attempt, after the first failure and at most.
const [SOON, LATE] = [0.4, 3];

// Events: "state" (what is the matter: nothing while all is well, "connecting", "offline", "busy", "tooFast",
// "tooLong", "notRead" or "signInEnded"), "opened" (what was said), "entry", "cleared", "busy" (whether an answer is
// being written), "pending" (messages not yet taken) and "login".
export class Connection extends EventTarget {
  #server;
  #storage;
  #login;
  #link = null;
  #run = null;
  #hurry = () => {};
  #answering = new Set();
  #sentHere = new Set();
  #flushing = false;
  #key = null;
  #forgotten = false;

  constructor(server, storage, login) {
    super();
    this.#server = server;
    this.#storage = storage;
    this.#login = login;
    this.#key = storage.get("key");
    addEventListener("online", () => this.#hurry());
  }

  get credentials() {
    const login = this.#login();
    return login ? { login } : { token: this.#storage.get("token") };
  }

  get isStarted() {
    return this.#run !== null;
  }

  get isOpen() {
    return this.#link !== null;
  }

  // Messages that nobody has answered yet, oldest first.
  get pending() {
    return (this.#storage.get("pending") ?? []).filter((item) => !item.key || item.key === this.#key);
  }

  // Another tab has been given a token: all tabs are one conversation.
  follow() {
    if (this.isStarted && !this.#login()) this.restart();
  }

  start() {
    if (this.#run) return;
    this.#run = {};
    this.#keepConnected(this.#run);
  }

  stop() {
    this.#run = null;
    this.#link?.close();
    this.#link = null;
    this.#hurry();
  }

  restart() {
    this.stop();
    this.start();
  }

  send(text, shown = text) {
    const id = newId();
    this.#forgotten = false;
    this.#storage.set("pending", [...this.pending, { id, text, shown, key: this.#key }]);
    this.#tell("pending");
    this.start();
    this.#flush();
  }

  // What was said before an entry, and whether there is more before that.
  earlier(before) {
    return earlier(this.#server, this.credentials, before);
  }

  // Where and how files are sent.
  upload(name) {
    const address = new URL(`uploads?name=${encodeURIComponent(name)}`, this.#server);
    return { address, headers: headersOf(this.credentials) };
  }

  async #keepConnected(run) {
    let failures = 0;
    for (let wasOpen = false; this.#run === run; wasOpen ||= failures === 0) {
      // A connection that was lost is first looked for in silence.
      this.#tell("state", failures ? "offline" : wasOpen ? "" : "connecting");
      const silence = setTimeout(() => this.#run === run && this.#tell("state", "offline"), 1000 * SECONDS_OF_SILENCE);
      try {
        const [link, said] = await this.#reach(run);
        clearTimeout(silence);
        if (this.#run !== run) return link.close();
        failures = 0;
        this.#link = link;
        this.#open(said);
        await link.over;
        if (this.#run === run) this.#link = null;
      } catch (error) {
        clearTimeout(silence);
        if (this.#run !== run || this.#refused(error.code)) return;
        if (error.code === "busy") this.#tell("state", "busy");
        failures += 1;
      }
      await this.#pause(Math.min(SOON * 2 ** failures, LATE));
    }
  }

  // A socket, or plain requests where a network lets none through.
  async #reach(run) {
    const hear = (name, data) => this.#run === run && this.#heard(name, data);
    try {
      const socket = new Socket(this.#server, this.credentials, hear);
      return [socket, await socket.open()];
    } catch (error) {
      if (error.code || this.#run !== run) throw error;
    }
    const poll = new Poll(this.#server, this.credentials, hear);
    return [poll, await poll.open()];
  }

  #pause(seconds) {
    return new Promise((resolve) => {
      this.#hurry = resolve;
      setTimeout(resolve, 1000 * seconds);
    });
  }

  // Whether a refusal ends the attempts. A token of ours that is not accepted makes us somebody new.
  #refused(code) {
    if (code === "token") this.#storage.set("token", null);
    if (code !== "login") return false;
    this.stop();
    this.#tell("state", "signInEnded");
    this.#tell("login");
    return true;
  }

  #heard(name, data) {
    if (name === "entry") {
      if (data.who === "person") {
        this.#forgotten = false;
        if (this.#link instanceof Socket) this.#expectAnswer(data.id);
      }
      this.#tell("entry", data);
    } else if (name === "taken") this.#expectAnswer(data.id);
    else if (name === "done") this.#finished(data.id);
    else if (name === "cleared") {
      this.#tell("cleared", data.entries);
      if (data.forgotten) this.#beSomebodyNew();
    } else if (name === "ended" && !this.#refused(data.code)) this.restart();
  }

  #expectAnswer(id) {
    this.#answering.add(id);
    this.#tell("busy", true);
  }

  #open(said) {
    this.#sentHere.clear();
    // Tabs that were forgotten become one new person: what told them so stays.
    const another = !this.#forgotten && this.#key !== null && this.#key !== said.key;
    this.#key = said.key;
    this.#storage.set("key", said.key);
    if (said.token) this.#storage.set("token", said.token);
    // Told apart before anything is sent: another person's words must not be ours.
    this.#answering = new Set(said.waiting);
    const answered = new Set(said.entries.map((entry) => entry.id).filter((id) => !this.#answering.has(id)));
    this.#keep(this.pending.filter((item) => !answered.has(item.id)));
    this.#tell("state", "");
    this.#tell("opened", { entries: said.entries, earlier: said.earlier, another });
    this.#tell("pending");
    this.#tell("busy", this.#answering.size > 0);
    this.#flush();
  }

  // Nothing of ours remains in the page's storage; what is said next belongs to no one who was known.
  #beSomebodyNew() {
    for (const name of ["token", "key", "read", "pending", "draft"]) this.#storage.set(name, null);
    this.#key = null;
    this.#forgotten = true;
    this.restart();
  }

  // One after the other, so that they arrive in their order.
  async #flush() {
    if (this.#flushing) return;
    this.#flushing = true;
    try {
      for (let item; this.#link && (item = this.#next()); ) await this.#sendOne(item, this.#link);
    } finally {
      this.#flushing = false;
    }
  }

  #next() {
    // Before the server has told who we are, nothing is sent.
    return this.#key && this.pending.find((item) => !this.#sentHere.has(item.id));
  }

  async #sendOne({ id, text, shown }, link) {
    let answer;
    try {
      answer = await link.send({ id, text, shown });
    } catch {
      // The connection is over, and the next one sends it again.
      if (this.#link === link) this.#link = null;
      return;
    }
    if (answer.status === "wait") {
      this.#tell("state", "tooFast");
      await new Promise((resolve) => setTimeout(resolve, 1000 * answer.seconds + 50));
      this.#tell("state", "");
      return;
    }
    this.#sentHere.add(id);
    if (answer.status === "done") this.#finished(id);
    if (answer.status === "refused") {
      this.#finished(id);
      this.#tell("state", answer.code === "too_long" ? "tooLong" : "notRead");
    }
  }

  #finished(id) {
    this.#answering.delete(id);
    this.#keep(this.pending.filter((item) => item.id !== id));
    this.#tell("pending");
    this.#tell("busy", this.#answering.size > 0);
  }

  #keep(pending) {
    this.#storage.set("pending", pending);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function newId() {
  // randomUUID is missing on pages without TLS.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
