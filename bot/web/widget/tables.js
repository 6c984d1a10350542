// Tables are tables wherever their columns have room in the panel; else each row is a card.

// The panel's width in pixels from which on a table of so many columns has room.
const ROOM = [
  [2, 270],
  [3, 390],
  [4, 560],
  [5, 680],
  [6, 780],
];

const cards = (table) => `
  ${table}, ${table} :is(tbody, th, td, caption) { display: block; border: 0; padding: 0; }
  ${table} thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
  ${table} tr { display: grid; gap: 4px 12px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--ground); }
  ${table} :is(caption, tr + tr) { margin-block-start: 8px; }
  ${table} .in-table { display: none; }
  ${table} .alone { display: inline; }
  ${table} td::before { content: attr(data-label); display: block; font-size: 13px; color: var(--quiet); }
  ${table}.steps tr { grid-template-columns: repeat(auto-fit, minmax(80px, 1fr)); }
  ${table}.steps :is(th, td:nth-of-type(1), td:last-child) { grid-column: 1 / -1; }
  ${table}.steps th { font-size: 13px; font-weight: 400; color: var(--quiet); }
  ${table}.steps td:nth-of-type(1) { font-weight: 600; }
  ${table}.steps td:nth-of-type(1)::before { content: none; }
  ${table}.cut tr:nth-child(n + 4) { display: none; }
  .long:has(${table}) .all { display: block; }
`;

export const tables = `
table { border-collapse: collapse; inline-size: 100%; font-size: 14px; }
caption { font-size: 14px; font-weight: 600; text-align: start; padding-block-end: 4px; }
th { overflow-wrap: normal; }
th::first-letter, th span::first-letter { text-transform: uppercase; }
th, td { padding: 6px 8px; border: 1px solid var(--line); text-align: start; vertical-align: top; }
.alone { display: none; }
.all { display: none; min-block-size: 44px; }
${ROOM.map(([columns, width]) => `@container (max-width: ${width - 1}px) { ${cards(`.columns-${columns}`)} }`).join("\n")}
`;
