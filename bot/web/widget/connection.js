// The connection to the server: who we are, what is still to be sent, and each message exactly once.

import { io } from "./vendor/socket.io.esm.min.js";

// Seconds to wait for the server's word on a message before it is sent again.
const PATIENCE = 10;

// Events: "state" (text to show, empty while all is well), "opened" (all that was said), "entry", "cleared",
// "busy" (whether an answer is being written), "pending" (messages not yet taken) and "login".
export class Connection extends EventTarget {
  #socket;
  #storage;
  #login;
  #answering = new Set();
  #sentHere = new Set();
  #flushing = false;
  #key = null;
  #forgotten = false;

  constructor(server, storage, login) {
    super();
    this.#storage = storage;
    this.#login = login;
    this.#key = storage.get("key");
    this.#socket = io(server.origin, {
      path: `${server.pathname}socket.io`,
      // A socket at once; plain requests where a proxy lets no socket through.
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 400,
      reconnectionDelayMax: 3000,
      auth: (give) => give(this.credentials),
    });
    this.#listen();
  }

  get credentials() {
    const login = this.#login();
    return login ? { login } : { token: this.#storage.get("token") };
  }

  get isStarted() {
    return this.#socket.active;
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
    if (!this.#socket.active) {
      this.#tell("state", "Connecting …");
      this.#socket.connect();
    }
  }

  stop() {
    this.#socket.disconnect();
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

  // Sends a file; returns what is to be told about it, nothing when it was taken.
  async upload(server, file) {
    const { login, token } = this.credentials;
    const address = new URL(`uploads?name=${encodeURIComponent(file.name)}`, server);
    const headers = { Authorization: login ? `Login ${login}` : `Visitor ${token}` };
    try {
      return await (await fetch(address, { method: "POST", headers, body: file })).text();
    } catch {
      return "The file could not be sent.";
    }
  }

  #listen() {
    const socket = this.#socket;
    socket.on("connect", () => this.#open());
    socket.on("disconnect", (reason) => {
      if (!reason.startsWith("io ")) this.#tell("state", "Offline. What you write is sent later.");
    });
    socket.on("connect_error", (error) => this.#failed(error));
    socket.on("entry", (entry) => {
      if (entry.who === "person") {
        this.#forgotten = false;
        this.#answering.add(entry.id);
        this.#tell("busy", true);
      }
      this.#tell("entry", entry);
    });
    socket.on("done", ({ id }) => this.#finished(id));
    socket.on("cleared", ({ entries, forgotten }) => {
      this.#tell("cleared", entries);
      if (forgotten) this.#beSomebodyNew();
    });
    socket.on("ended", ({ text }) => {
      this.#tell("state", text);
      this.#tell("login");
    });
  }

  async #open() {
    this.#sentHere.clear();
    let said;
    try {
      said = await this.#socket.timeout(1000 * PATIENCE).emitWithAck("open", {});
    } catch {
      if (this.#socket.connected) this.restart();
      return;
    }
    if (!said) return;
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
    this.#tell("opened", { entries: said.entries, another });
    this.#tell("pending");
    this.#tell("busy", this.#answering.size > 0);
    this.#flush();
  }

  // Nothing of ours remains in the page's storage; what is said next belongs to no one who was known.
  #beSomebodyNew() {
    for (const name of ["token", "key", "read", "pending"]) this.#storage.set(name, null);
    this.#key = null;
    this.#forgotten = true;
    this.restart();
  }

  #failed(error) {
    const code = error.data?.code;
    if (code === "token") {
      // Expired or not of this server: we begin as somebody new.
      this.#storage.set("token", null);
      this.#socket.connect();
    } else if (code === "login") {
      this.#tell("state", "Your sign-in was not accepted. Please load the page again.");
      this.#tell("login");
    } else {
      this.#tell("state", "Offline. What you write is sent later.");
      if (!this.#socket.active) setTimeout(() => this.#socket.connect(), 1000 * PATIENCE);
    }
  }

  // One after the other, so that they arrive in their order.
  async #flush() {
    if (this.#flushing) return;
    this.#flushing = true;
    try {
      for (let item; this.#socket.connected && (item = this.#next()); ) await this.#sendOne(item);
    } finally {
      this.#flushing = false;
    }
  }

  #next() {
    // Before the server has told who we are, nothing is sent.
    return this.#key && this.pending.find((item) => !this.#sentHere.has(item.id));
  }

  async #sendOne({ id, text, shown }) {
    let answer;
    try {
      answer = await this.#socket.timeout(1000 * PATIENCE).emitWithAck("message", { id, text, shown });
    } catch {
      return;
    }
    if (answer.status === "wait") {
      this.#tell("state", answer.text);
      await new Promise((resolve) => setTimeout(resolve, 1000 * answer.seconds + 50));
      this.#tell("state", "");
      return;
    }
    this.#sentHere.add(id);
    if (answer.status === "done") this.#finished(id);
    if (answer.status === "refused") {
      this.#finished(id);
      this.#tell("state", answer.text);
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
