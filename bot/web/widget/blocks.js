// From entries to elements.

import { button, el, icon } from "./elements.js";
import { ANSWERS } from "./texts.js";

// Rows of a long table that are shown at once where they stand below each other.
const ROWS_AT_ONCE = 3;

// `context`: server, say (the interface's words), onChip, onCopy, onPicture, and onSignIn where one can sign in.
export function entryElement(entry, context) {
  const { say } = context;
  const mine = entry.who === "person";
  const body = mine
    ? [el("p", { class: "text", dir: "auto" }, entry.text)]
    : entry.blocks.map((block) => blocks[block.kind]?.(block, context));
  const made = el(
    "div",
    { class: `entry ${entry.who}`, "data-id": entry.id },
    el("span", { class: "hidden" }, `${say(mine ? "you" : "assistant")} `),
    el("div", { class: "bubble", lang: entry.language ?? (mine ? null : ANSWERS) }, ...body),
  );
  if (entry.sign_in && context.onSignIn) {
    made.append(el("div", { class: "chips" }, button("chip", say("signIn"), () => context.onSignIn(entry))));
  }
  if (entry.asking) made.append(asking(entry.asking, context));
  if (entry.time) made.append(foot(entry, context));
  if (entry.buttons?.length) made.append(chips(entry.buttons, context));
  return made;
}

// How far the questions are, and the way out of them.
function asking({ number, most }, { say, onChip }) {
  const text = say("question", { number, most });
  return el(
    "div",
    { class: "asking topics" },
    el("span", { dir: "auto" }, text),
    el("progress", { max: most, value: number - 1, "aria-label": text }),
    button("quiet", say("stopAsking"), () => onChip({ title: "stop", payload: "stop" })),
  );
}

function foot(entry, { say, onChip, onCopy }) {
  const made = el("div", { class: "foot" }, clock(entry.time, say.language));
  if (!entry.copy) return made;
  const more = el(
    "span",
    { class: "more", hidden: true },
    button("quiet", say("copy"), (event) => onCopy(entry, event.target)),
    entry.private ? el("span", { dir: "auto" }, say("onlyYou")) : null,
  );
  const open = (event) => {
    more.hidden = !more.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!more.hidden));
  };
  made.append(button("quiet dots", "⋯", open, { "aria-label": say("more"), "aria-expanded": "false" }), more);
  if (Array.isArray(entry.feedback)) made.append(judge(entry.feedback, say, onChip));
  return made;
}

function judge(feedback, say, onChip) {
  const buttons = feedback.map((one, index) => button("quiet", say(index ? "no" : "yes"), () => onChip(one)));
  return el("span", { class: "judge", role: "group", "aria-label": say("didItHelp") }, el("span", { dir: "auto" }, say("didItHelp")), ...buttons);
}

function clock(time, language) {
  const date = new Date(time);
  const today = date.toDateString() === new Date().toDateString();
  const shown = date.toLocaleString(language, { ...(today ? {} : { dateStyle: "medium" }), timeStyle: "short" });
  return el("time", { datetime: time, dir: "auto" }, shown);
}

function chips(buttons, { say, onChip }) {
  const made = buttons.map((one) => button("chip", one.title, () => onChip(one)));
  return el("div", { class: "chips topics", role: "group", "aria-label": say("suggestions"), lang: ANSWERS }, ...made);
}

const blocks = {
  text: ({ text }) => el("p", { class: "text", dir: "auto" }, text),
  note: ({ text }) => el("p", { class: "note", dir: "auto" }, text),
  list: ({ items }) => el("ul", {}, ...items.map((item) => el("li", { dir: "auto" }, item))),
  table,
  progress: ({ label, done, detail }) =>
    el("div", { class: "progress" }, el("span", { dir: "auto" }, `${label}: ${detail}`), el("progress", { max: 1, value: done, "aria-label": label })),
  picture,
  file: ({ path, name, text }, { server }) => {
    const address = within(path, server);
    return el("p", { class: "file", dir: "auto" }, address ? el("a", { href: address, download: name }, name) : name, text && text !== name ? ` ${text}` : null);
  },
  sources: ({ sources }, { say }) => el("div", { class: "sources" }, ...sources.map((one) => source(one, say))),
};

// Where there is no room for its columns, each row stands alone below its title, each cell below its column's. Roles
// are said because the layout would lose them.
function table({ caption, name, columns, rows, titles }, { say }) {
  const head = columns.map((column) => el("th", { scope: "col", role: "columnheader", dir: "auto" }, column));
  const body = rows.map(([first, ...cells], index) =>
    el(
      "tr",
      { role: "row" },
      el("th", { scope: "row", role: "rowheader", dir: "auto" }, ...rowTitle(first, titles?.[index] ?? first)),
      ...cells.map((cell, place) => el("td", { role: "cell", dir: "auto", "data-label": columns[place + 1] }, el("span", {}, cell))),
    ),
  );
  const isNumbered = titles?.some((title, index) => title !== rows[index][0]);
  const made = el(
    "table",
    { role: "table", class: `columns-${Math.min(columns.length, 6)}${isNumbered ? " steps" : ""}`, "aria-label": caption ? null : name },
    caption ? el("caption", { dir: "auto" }, caption) : null,
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...head)),
    el("tbody", { role: "rowgroup" }, ...body),
  );
  if (rows.length <= ROWS_AT_ONCE + 1) return made;
  made.classList.add("cut");
  const all = button("quiet all", say("allRows", { count: rows.length }), () => {
    made.classList.remove("cut");
    all.remove();
  });
  return el("div", { class: "long" }, made, all);
}

// What stands before a row's cells: in the table "1", where the row stands alone "Step 1 of 12".
function rowTitle(inTable, alone) {
  if (alone === inTable) return [el("span", {}, inTable)];
  return [el("span", { class: "in-table" }, inTable), el("span", { class: "alone" }, alone)];
}

// What it is called stands in the picture, and all that it shows in its words.
function picture({ path, title, alt, width, height }, { server, say, onPicture }) {
  const address = within(path, server);
  const words = el("p", { class: "note", dir: "auto" }, `${title}: ${alt}`);
  if (!address) return words;
  const figure = el("figure", {});
  const size = width && height ? { width, height } : {};
  const open = () => onPicture?.({ address, alt, title });
  const image = el("img", { src: address, alt, ...size, onclick: open, onerror: () => figure.replaceWith(words) });
  figure.append(image, button("enlarge", icon("enlarge"), open, { "aria-label": say("enlarge", { title }) }));
  return figure;
}

function source({ title, text }, say) {
  const name = [el("span", { class: "label", lang: say.language }, `${say("source")} `), title];
  if (!text.length) return el("p", { class: "source", dir: "auto" }, ...name);
  return el(
    "details",
    { class: "source" },
    el("summary", { dir: "auto" }, ...name),
    ...text.map((part) => el("p", { dir: "auto" }, part.label ? el("strong", {}, part.label) : null, part.text)),
  );
}

// An address of the server itself; anything else is none.
function within(path, server) {
  if (typeof path !== "string" || !path.startsWith("/")) return null;
  const address = new URL(path.replace(/^\/+/, ""), server);
  return address.origin === server.origin ? address.href : null;
}
