// From entries to elements. Everything is put in as text: no markup of a message ever becomes an element.

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

export function entryElement(entry, { server, onChip, onCopy }) {
  const mine = entry.who === "person";
  const body = mine
    ? [el("p", { class: "text", dir: "auto" }, entry.text)]
    : entry.blocks.map((block) => blocks[block.kind]?.(block, server));
  const bubble = el("div", { class: "bubble" }, ...body);
  if (entry.private) bubble.append(el("p", { class: "note" }, "Only you can see this."));
  const made = el(
    "div",
    { class: `entry ${entry.who}`, "data-id": entry.id },
    el("span", { class: "hidden" }, mine ? "You: " : "Assistant: "),
    bubble,
  );
  const foot = el("div", { class: "foot" });
  if (entry.time) foot.append(clock(entry.time));
  if (entry.copy) {
    foot.append(el("button", { type: "button", class: "quiet", onclick: (event) => onCopy(entry, event.target) }, "Copy"));
  }
  if (foot.childNodes.length) made.append(foot);
  if (entry.buttons?.length) made.append(chips(entry.buttons, onChip));
  return made;
}

function clock(time) {
  const date = new Date(time);
  const today = date.toDateString() === new Date().toDateString();
  const shown = date.toLocaleString([], { ...(today ? {} : { dateStyle: "medium" }), timeStyle: "short" });
  return el("time", { datetime: time }, shown);
}

function chips(buttons, onChip) {
  const made = buttons.map((button) =>
    el("button", { type: "button", class: "chip", onclick: () => onChip(button) }, button.title),
  );
  return el("div", { class: "chips", role: "group", "aria-label": "Suggestions" }, ...made);
}

const blocks = {
  text: ({ text }) => el("p", { class: "text", dir: "auto" }, text),
  note: ({ text }) => el("p", { class: "note", dir: "auto" }, text),
  list: ({ items }) => el("ul", { dir: "auto" }, ...items.map((item) => el("li", {}, item))),
  table,
  progress: ({ label, done, detail }) =>
    el("div", { class: "progress" }, el("span", {}, `${label}: ${detail}`), el("progress", { max: 1, value: done, "aria-label": label })),
  picture,
  file: ({ path, name, text }, server) => {
    const address = within(path, server);
    return el("p", { class: "file" }, address ? el("a", { href: address, download: name }, name) : name, text && text !== name ? ` ${text}` : null);
  },
  sources: ({ sources }) => el("div", { class: "sources" }, ...sources.map(source)),
};

// On a narrow screen its cells stand below each other, so the roles are said where the layout would lose them.
function table({ caption, columns, rows }) {
  const head = columns.map((column) => el("th", { scope: "col", role: "columnheader" }, column));
  const body = rows.map(([first, ...cells]) =>
    el(
      "tr",
      { role: "row" },
      el("th", { scope: "row", role: "rowheader" }, first),
      ...cells.map((cell, index) => el("td", { role: "cell", "data-label": columns[index + 1] }, cell)),
    ),
  );
  return el(
    "table",
    { role: "table" },
    caption ? el("caption", {}, caption) : null,
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...head)),
    el("tbody", { role: "rowgroup" }, ...body),
  );
}

function picture({ path, title, alt }, server) {
  const address = within(path, server);
  const words = el("p", { class: "note", dir: "auto" }, alt);
  const figure = el("figure", {}, el("figcaption", {}, title));
  if (!address) {
    figure.append(words);
    return figure;
  }
  const image = el("img", { src: address, alt, loading: "lazy", onerror: () => image.replaceWith(words) });
  figure.prepend(el("a", { href: address, target: "_blank", rel: "noopener", "aria-label": `${title}, open the picture` }, image));
  return figure;
}

function source({ title, text }) {
  const name = [el("span", { class: "label" }, "Source: "), title];
  if (!text.length) return el("p", { class: "source" }, ...name);
  return el(
    "details",
    { class: "source" },
    el("summary", {}, ...name),
    ...text.map((part) => el("p", { dir: "auto" }, part)),
  );
}

// An address of the server itself; anything else is none.
function within(path, server) {
  if (typeof path !== "string" || !path.startsWith("/")) return null;
  const address = new URL(path.replace(/^\/+/, ""), server);
  return address.origin === server.origin ? address.href : null;
}
