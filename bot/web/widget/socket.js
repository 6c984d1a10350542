// One connection over a WebSocket, in the protocol of Socket.IO 5 over Engine.IO 4, as far as it is needed here:
// https://socket.io/docs/v4/socket-io-protocol/ and https://socket.io/docs/v4/engine-io-protocol/

const SECONDS_TO_CONNECT = 2.5;
const SECONDS_TO_ANSWER = 10;

// Why the server let nobody in; `code` is "token", "login" or "busy".
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

// `hear` is called with the name and the data of each event.
export class Socket {
  #socket;
  #hear;
  #answers = new Map();
  #calls = 0;
  #watch;
  #end;
  // Settles when the connection is over.
  over = new Promise((resolve) => (this.#end = resolve));

  constructor(server, credentials, hear) {
    this.#hear = hear;
    const address = new URL("socket.io/?EIO=4&transport=websocket", server);
    address.protocol = server.protocol === "https:" ? "wss:" : "ws:";
    this.#socket = new WebSocket(address);
    this.#socket.onmessage = ({ data }) => this.#take(String(data), credentials);
    this.#socket.onclose = () => this.close();
  }

  // What a newly loaded page needs; rejects with `Refused`, or with an error where nobody can be reached.
  async open() {
    await this.#answer("connect", SECONDS_TO_CONNECT);
    return this.#call("open", {});
  }

  // What the server makes of a message.
  send(message) {
    return this.#call("message", message);
  }

  close() {
    clearTimeout(this.#watch);
    this.#socket.onclose = this.#socket.onmessage = null;
    this.#socket.close();
    for (const { reject } of this.#answers.values()) reject(new Error("closed"));
    this.#answers.clear();
    this.#end();
  }

  #call(event, data) {
    const id = this.#calls++;
    this.#socket.send(`42${id}${JSON.stringify([event, data])}`);
    return this.#answer(id, SECONDS_TO_ANSWER);
  }

  #answer(id, seconds) {
    return new Promise((resolve, reject) => {
      this.#answers.set(id, { resolve, reject });
      // A server that says nothing is not there: the connection is given up.
      setTimeout(() => this.#answers.has(id) && this.close(), 1000 * seconds);
    });
  }

  #settle(id, how, value) {
    this.#answers.get(id)?.[how](value);
    this.#answers.delete(id);
  }

  #take(packet, credentials) {
    const [, kind, id, body] = packet.match(/^(4\d|\d)(\d*)([^]*)$/) ?? [];
    const data = body ? JSON.parse(body) : null;
    if (kind === "0") {
      this.#expectPing(data.pingInterval + data.pingTimeout);
      this.#socket.send(`40${JSON.stringify(credentials)}`);
    } else if (kind === "2") {
      this.#socket.send("3");
      this.#expectPing();
    } else if (kind === "40") this.#settle("connect", "resolve");
    else if (kind === "42") this.#hear(...data);
    else if (kind === "43") this.#settle(Number(id), "resolve", data[0]);
    else if (kind === "44") {
      this.#settle("connect", "reject", new Refused(data.data?.code));
      this.close();
    } else if (kind === "1" || kind === "41") this.close();
  }

  #patience = 0;

  // The server pings; when it no longer does, the connection is dead.
  #expectPing(patience = this.#patience) {
    this.#patience = patience;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.close(), patience);
  }
}
