"""How the promotion case looks: in light and dark, on narrow screens, in print."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f1f3f5; --line: #6b7480; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --paper: #16191d; --soft: #242930; --line: #98a1ac; }
}
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
main, footer { max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.who { margin: 0 0 1rem; }
.note { background: var(--soft); border-left: .25rem solid var(--line); padding: .5rem .75rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--line); }
th, td, li, h1 { overflow-wrap: anywhere; }
thead th { background: var(--soft); }
@media print {
  :root { --ink: #000000; --paper: #ffffff; --soft: #ffffff; --line: #555555; }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, .note { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
