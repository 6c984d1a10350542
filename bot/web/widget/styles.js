// The widget's looks. Colours are the host page's to change: --career-chat-accent and --career-chat-on-accent.

import { tables } from "./tables.js";

const DARK = `--ground: #151b18; --raised: #222b27; --ink: #e8eeeb; --quiet: #a9b8b1; --line: #6d7c75; --link: #7fd1b5; --wrong: #ffb4ab;
  --picture: invert(.9) hue-rotate(180deg); color-scheme: dark;`;

export const css = `
:host {
  all: initial;
  --accent: var(--career-chat-accent, #1f5f4f); --on-accent: var(--career-chat-on-accent, #fff);
  --ground: #fff; --raised: #f2f5f3; --ink: #17211d; --quiet: #52605a; --line: #82918a; --link: #1f5f4f; --wrong: #a3341f;
  --picture: none;
  color-scheme: light;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
}
:host([theme="dark"]) { ${DARK} }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${DARK} } }
:host([layout="inline"]) { display: block; height: 100%; min-height: 320px; }
* { box-sizing: border-box; margin: 0; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; min-inline-size: 44px; min-block-size: 44px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: fixed; inset-block-end: 20px; inset-inline-end: 20px; z-index: 2147483000; display: flex; align-items: center; gap: 10px;
  padding: 13px 20px; border: 2px solid transparent; border-radius: 28px; background: var(--accent); color: var(--on-accent);
  font-weight: 600; box-shadow: 0 4px 18px #0004;
}
.launcher:focus-visible, header button:focus-visible { outline-color: var(--on-accent); box-shadow: 0 0 0 7px var(--accent); }
.launcher svg { inline-size: 22px; block-size: 22px; }
.badge { min-inline-size: 24px; padding: 0 6px; border-radius: 12px; background: #b3261e; color: #fff; font-size: 14px; line-height: 24px; text-align: center; }

.panel { display: flex; flex-direction: column; background: var(--ground); overflow: hidden; container-type: inline-size; overflow-wrap: anywhere; }
:host(:not([layout="inline"])) .panel {
  position: fixed; inset-block-end: 20px; inset-inline-end: 20px; z-index: 2147483001; inline-size: min(430px, 100vw - 40px);
  block-size: min(680px, 100vh - 40px); block-size: min(680px, 100dvh - 40px); border: 1px solid var(--line); border-radius: 16px; box-shadow: 0 8px 40px #0005; animation: rise .18s ease-out;
}
:host([layout="inline"]) .panel { position: relative; block-size: 100%; border: 1px solid var(--line); border-radius: 16px; }
@media (max-width: 480px), (max-height: 480px) {
  :host(:not([layout="inline"])) .panel { inset: 0; inline-size: 100%; block-size: 100%; border: 0; border-radius: 0; }
}
header { display: flex; align-items: center; gap: 8px; padding-block: 6px; padding-inline: 16px 8px; background: var(--accent); color: var(--on-accent); }
h2 { flex: 1; min-inline-size: 0; font-size: 17px; line-height: 1.3; font-weight: 650; }
.logo { inline-size: auto; block-size: 32px; max-inline-size: 96px; border-radius: 4px; }
header button { padding: 0; border: 0; border-radius: 10px; background: none; font-size: 20px; line-height: 1; }
header button:hover { background: #fff3; }
.menu { background: var(--raised); border-block-end: 1px solid var(--line); }
.item { display: grid; inline-size: 100%; padding: 7px 16px; border: 0; background: none; text-align: start; }
.item:hover { background: var(--ground); }
.item:focus-visible { outline-offset: -3px; }
.item small { font-size: 13px; line-height: 1.35; color: var(--quiet); }
.item[aria-pressed="true"] span::after { content: " ✓"; }

.talk { position: relative; flex: 1; min-block-size: 0; display: flex; }
.log { flex: 1; min-inline-size: 0; overflow-y: auto; overscroll-behavior: contain; }
.log:focus-visible { outline-offset: -3px; }
.content { padding: 16px; display: flex; flex-direction: column; gap: 14px; }
.content > :empty { display: none; }
.entries, .pending, .uploads { display: flex; flex-direction: column; gap: 14px; }
.entry { display: flex; flex-direction: column; gap: 4px; align-items: flex-start; max-inline-size: 100%; }
.entry.person { align-items: flex-end; }
.bubble { display: flex; flex-direction: column; gap: 8px; max-inline-size: 94%; padding: 10px 14px; border-radius: 14px; border-end-start-radius: 4px; background: var(--raised); }
.bubble:has(table, figure) { inline-size: 100%; max-inline-size: 100%; }
.person .bubble { max-inline-size: 85%; border-radius: 14px; border-end-end-radius: 4px; background: var(--accent); color: var(--on-accent); }
.pending .bubble, .upload .bubble { background: none; color: var(--ink); border: 1px dashed var(--line); }
.upload.refused .bubble { border: 1px solid var(--wrong); }
.upload.refused .note { color: var(--wrong); }
.text { white-space: pre-wrap; }
ul { padding-inline-start: 20px; }
.note, .foot { font-size: 13px; color: var(--quiet); }
.foot { display: flex; flex-wrap: wrap; gap: 0 6px; align-items: center; padding-inline: 4px; min-block-size: 24px; }
.foot button { margin-block: -10px; }
.more, .judge { display: inline-flex; align-items: center; gap: 2px; }
.old .judge, .judged .judge { display: none; }
.quiet { padding: 2px 6px; border: 0; border-radius: 6px; background: none; color: var(--quiet); font-size: 13px; text-decoration: underline; text-underline-offset: 3px; }
.quiet:hover { color: var(--ink); }
.dots { padding: 0; font-size: 16px; text-decoration: none; }
.foot .quiet:focus-visible { outline-offset: -8px; }
.earlier { align-self: center; }
.latest {
  position: absolute; inset-block-end: 10px; inset-inline-end: 12px; padding: 0; border: 1px solid var(--line); border-radius: 50%;
  background: var(--ground); color: var(--link); box-shadow: 0 2px 10px #0003; line-height: 0;
}
.latest svg, .enlarge svg { inline-size: 20px; block-size: 20px; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; padding-block-start: 4px; }
.chip { padding: 8px 14px; border: 1px solid var(--link); border-radius: 22px; background: var(--ground); color: var(--link); font-size: 14px; line-height: 1.3; text-align: start; }
.chip:hover { border-color: var(--ink); text-decoration: underline; }
.old .topics { display: none; }
a { color: var(--link); }
.source { font-size: 14px; color: var(--quiet); }
.source p { padding-block-start: 6px; color: var(--ink); }
.source strong { display: block; }
summary { cursor: pointer; padding-block: 11px; margin-block: -6px; border-radius: 6px; text-decoration: underline; text-decoration-style: dotted; text-underline-offset: 3px; }
details[open] { padding-block-end: 6px; }
details p { padding-inline-start: 14px; border-inline-start: 2px solid var(--line); }
.progress { display: flex; flex-direction: column; gap: 4px; font-size: 14px; }
progress { inline-size: 100%; min-inline-size: 180px; block-size: 10px; accent-color: var(--link); }
.asking { display: flex; align-items: center; gap: 10px; inline-size: 100%; padding-inline: 4px; font-size: 13px; color: var(--quiet); }
.asking progress { flex: 1; min-inline-size: 40px; }
figure { position: relative; }
figure img { display: block; max-inline-size: 100%; block-size: auto; border-radius: 8px; cursor: zoom-in; }
figure img, .viewer img { background: #fff; filter: var(--picture); }
.enlarge { position: absolute; inset-block-start: 6px; inset-inline-end: 6px; padding: 0; border: 1px solid var(--line); border-radius: 10px; background: var(--ground); color: var(--link); line-height: 0; }
.viewer { inline-size: 100%; block-size: 100%; max-inline-size: none; max-block-size: none; padding: 0; border: 0; background: var(--ground); color: var(--ink); }
.viewer[open] { display: flex; flex-direction: column; }
.viewer .tools { display: flex; justify-content: flex-end; gap: 8px; padding: 8px; border-block-end: 1px solid var(--line); }
.viewer button { padding: 0; border: 1px solid var(--line); border-radius: 10px; background: none; font-size: 20px; }
.viewer button:disabled { opacity: .4; cursor: default; }
.viewer .view { flex: 1; min-block-size: 0; overflow: auto; display: grid; }
.viewer img { inline-size: 100%; block-size: auto; margin: auto; cursor: zoom-in; }
${tables}
.typing { display: flex; gap: 5px; align-self: flex-start; padding: 14px; border-radius: 14px; background: var(--raised); }
.typing i { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--quiet); animation: blink 1.2s infinite; }
.typing i:nth-child(2) { animation-delay: .2s; }
.typing i:nth-child(3) { animation-delay: .4s; }

.notice { display: flex; flex-wrap: wrap; align-items: center; gap: 0 10px; padding: 4px 16px; background: var(--raised); border-block-start: 1px solid var(--line); font-size: 14px; }
.notice .state { padding-block: 6px; }
.notice .quiet { color: var(--link); font-size: 14px; font-weight: 600; }
form { display: flex; gap: 8px; align-items: flex-end; padding: 10px 12px; border-block-start: 1px solid var(--line); }
textarea { flex: 1; min-inline-size: 0; min-block-size: 44px; max-block-size: 132px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--ground); resize: none; line-height: 1.4; field-sizing: content; }
textarea:focus-visible { outline-offset: -1px; }
textarea::placeholder { color: var(--quiet); opacity: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
form button { flex: none; padding: 0; border: 1px solid transparent; border-radius: 12px; background: var(--accent); color: var(--on-accent); line-height: 0; }
form .attach { background: none; color: var(--quiet); border-color: var(--line); }
form svg { inline-size: 20px; block-size: 20px; }
:host(:dir(rtl)) form button[type="submit"] svg { transform: scaleX(-1); }
.drop { display: none; position: absolute; inset: 8px; z-index: 1; place-items: center; border: 3px dashed var(--link); border-radius: 12px; background: var(--ground); color: var(--link); font-weight: 600; opacity: .95; pointer-events: none; }
.dropping .drop { display: grid; }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
@keyframes blink { 50% { opacity: .25; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; scroll-behavior: auto !important; } }
@media (forced-colors: active) { .bubble, .launcher, form button { border: 1px solid; } }
@media print { .launcher { display: none; } }
`;
