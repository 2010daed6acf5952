/** How the studio looks: light and dark, from a phone to a wide screen, and on paper. */
import { FONT } from '../drawing/frame.ts';

/** Contrasts of text are 4.5 to 1 or more in both schemes. */
export const STUDIO_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --panel: #f4f7fa; --text: #26323d; --quiet: #566370; --line: #d9e0e6;
  --accent: #00639c; --on-accent: #fff; --plan: #0072b2; --plan-band: rgba(0, 114, 178, 0.26); --base: #6b7681;
  --base-band: rgba(107, 118, 129, 0.28); --target: #b3470a; --alert: #fdf1ea; --edge: #8794a0; --stop: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --paper: #14191e; --panel: #1d242b; --text: #e4eaf0; --quiet: #a6b3bf;
  --line: #36424d; --accent: #6cb8ec; --on-accent: #0c1217; --plan: #5ab4f0; --plan-band: rgba(90, 180, 240, 0.3);
  --base: #a3afba; --base-band: rgba(163, 175, 186, 0.26); --target: #ff9d5c; --alert: #3a2418; --edge: #71808d; --stop: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text); font: 16px/1.55 ${FONT.zh}; -webkit-text-size-adjust: 100%; }
html[lang="en"] body { font-family: ${FONT.en}; }
header, main, footer { max-width: 1680px; margin: 0 auto; padding: 0 20px; }
header { position: relative; padding-top: 16px; }
.kind, .about { margin: 0; color: var(--quiet); font-size: 14px; }
h1 { margin: 0 96px 2px 0; font-size: 26px; line-height: 1.3; }
h2 { margin: 0 0 10px; font-size: 18px; }
h3 { margin: 20px 0 4px; font-size: 15px; font-weight: 600; }
.language { position: absolute; top: 16px; right: 20px; }
main { display: grid; gap: 20px; align-items: start; margin-top: 16px; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 900px) { main { grid-template-columns: 340px minmax(0, 1fr); } main { grid-template-rows: auto 1fr; } main > .plan { grid-row: 1 / span 2; } }
@media (min-width: 1400px) { main { grid-template-columns: 360px minmax(0, 1fr) 440px; } main > .plan { grid-row: auto; } }
main > .alert { grid-column: 1 / -1; }
/* the answer stays in sight while a long plan is gone through */
@media (min-width: 900px) and (min-height: 500px) { main > .plan { position: sticky; top: 8px; max-height: calc(100vh - 16px); overflow-y: auto; } }
/* the answer first where there is one column: a phone shows what a change does without scrolling past all levers */
@media (max-width: 899px) { .answer { order: -1; } }
main > .plan, .why, .check:not(.why .check) { padding: 14px 16px; background: var(--panel); border-radius: 8px; }
button, input, select { font: inherit; color: inherit; }
button { padding: 5px 12px; color: var(--accent); background: var(--paper); border: 1px solid var(--edge); border-radius: 5px;
  cursor: pointer; }
button:disabled { color: var(--quiet); border-color: var(--line); cursor: default; }
button.main:not(:disabled) { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button.quiet { padding: 2px 0; font-size: 14px; background: none; border: none; text-decoration: underline; }
input[type="text"], input[type="number"], input[type="date"], select { width: 100%; min-height: 34px; padding: 4px 8px;
  min-width: 0; background: var(--paper); border: 1px solid var(--edge); border-radius: 5px; }
input[type="date"] { padding: 4px; font-size: 14px; }
input[type="range"] { width: 100%; min-height: 28px; accent-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.tools { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 12px; }
.letters { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.letters label { display: flex; gap: 4px; align-items: center; padding: 4px 10px; background: var(--paper);
  border: 1px solid var(--edge); border-radius: 5px; cursor: pointer; }
.letters label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.letters label > span:first-of-type { display: inline; color: var(--text); font-size: 15px; font-weight: 600; }
.plans { margin: 0 0 12px; }
.plans > label { margin-top: 8px; }
.levers { min-width: 0; margin: 0; padding: 0; border: none; }
.lever { min-width: 0; margin: 0 0 12px; padding: 6px 12px 10px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 6px; }
.lever > summary { padding: 2px 0; color: var(--text); font-size: 15px; }
.lever .name { font-weight: 600; }
.lever .force { display: block; padding-left: 1em; color: var(--quiet); font-size: 13.5px; }
.lever[open] { padding-bottom: 12px; }
label { display: block; }
label > span:first-child { display: block; color: var(--quiet); font-size: 13px; }
.strength { display: grid; grid-template-columns: 1fr 96px; gap: 0 12px; align-items: end; }
.strength p { grid-column: 1 / -1; }
.unit { display: flex; gap: 6px; align-items: center; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px; margin-top: 6px; align-items: end; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.settings { display: grid; gap: 6px; margin-top: 6px; }
.add { display: grid; gap: 8px; margin: 12px 0; }
.save button { margin: 0 8px 6px 0; }
summary { padding: 4px 0; color: var(--accent); font-size: 14px; cursor: pointer; }
.small { margin: 4px 0; color: var(--quiet); font-size: 13.5px; line-height: 1.5; }
.alert { margin: 0 0 12px; padding: 8px 12px; background: var(--alert); border-left: 4px solid var(--target);
  overflow-wrap: anywhere; }
.alert p { margin: 0 0 4px; }
.unfitted { border-color: var(--stop); font-weight: 600; }
.verdict { min-height: 84px; }
.verdict p { margin: 0 0 6px; }
.verdict .first { font-size: 22px; font-weight: 600; line-height: 1.4; }
.count { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 6px 0 0; color: var(--quiet); font-size: 14px;
  font-variant-numeric: tabular-nums; }
progress { width: 120px; height: 8px; accent-color: var(--accent); }
.key { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 0 0 6px; padding: 0; font-size: 14px; list-style: none; }
.key li::before { display: inline-block; width: 22px; height: 10px; margin-right: 6px; vertical-align: -1px; content: ""; }
.key .plan::before { background: var(--plan-band); border-top: 3px solid var(--plan); }
.key .base::before { background: var(--base-band); border-top: 3px dashed var(--base); }
.key .target::before { height: 0; vertical-align: 4px; border-top: 3px dotted var(--target); }
.key .days::before { width: 0; height: 14px; vertical-align: -2px; border-left: 2px dotted var(--accent); }
.fan .u-over { cursor: crosshair; }
.fan { overflow: hidden; }
.wide { overflow-x: auto; }
.tabs { display: flex; flex-wrap: wrap; gap: 2px; margin: 16px 0 0; border-bottom: 1px solid var(--line); }
.tabs button { padding: 6px 10px; font-size: 15px; color: var(--quiet); background: none; border: none; border-bottom: 3px solid transparent; border-radius: 0; }
.tabs [aria-selected="true"] { color: var(--text); border-bottom-color: var(--accent); font-weight: 600; }
.paths { display: grid; gap: 14px 20px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); }
figure { min-width: 0; margin: 0; }
figcaption { margin: 8px 0 2px; font-size: 14px; font-weight: 600; }
.take { display: flex; flex-wrap: wrap; gap: 6px; margin: 6px 0; }
.take button { padding: 2px 10px; font-size: 14px; }
.quarters { margin-top: 24px; }
fieldset { min-width: 0; margin: 0; padding: 0; border: none; }
.quarters td input { width: 84px; text-align: right; }
.quarters .track { min-width: 200px; padding: 6px 0; }
.blocks { position: relative; height: 22px; background: var(--panel); border-radius: 4px; touch-action: pan-y; }
.block { position: absolute; top: 0; bottom: 0; min-width: 6px; background: var(--plan); border-radius: 4px; cursor: grab; }
tfoot th, tfoot td, .total th, .total td { font-weight: 600; }
.part th:first-child { padding-left: 14px; font-weight: 400; }
.cap { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; margin-top: 8px; }
.cap label { width: 140px; }
.cap p { flex: 1; min-width: 220px; margin: 0; }
.launch { margin-top: 16px; }
.row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
.row .long { flex: 3; max-width: none; min-width: min(100%, 260px); }
textarea { width: 100%; padding: 6px 8px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 5px; resize: vertical; }
.own { margin-top: 16px; }
.row label { flex: 1; min-width: 120px; max-width: 200px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 8px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 500; }
th:first-child { min-width: 6em; padding-left: 0; text-align: left; font-weight: 500; white-space: normal; }
footer { padding-top: 8px; padding-bottom: 24px; }
@media (max-width: 480px) { header, main, footer { padding-left: 14px; padding-right: 14px; } h1 { font-size: 21px; }
  .verdict .first { font-size: 18px; } }
/* one sheet of A4: what was asked, what was answered, and why */
@page { size: A4; margin: 11mm; }
@media print { :root { color-scheme: light; }
  button, progress, .plans, .tools, .add, .save, .check, .tabs, .take, .own, .launch form, .cap label, .lever > :not(summary),
  .answer details:not(.launch), .launch > summary, .small, .levers summary::marker { display: none !important; }
  .lever summary { list-style: none; } body { font-size: 10.5px; line-height: 1.35; } main > .plan { position: static; max-height: none; overflow: visible; } .past { display: none; }
  .why { columns: 2; column-gap: 20px; } .why h2 { column-span: all; } .why .wide { break-inside: avoid; } main { display: block; margin-top: 6px; }
  header, main, footer { max-width: none; padding: 0; } h1 { margin: 0; font-size: 18px; } h2 { margin: 6px 0 2px; font-size: 13px; }
  h3 { margin: 6px 0 2px; font-size: 11.5px; } main > .plan, .why { padding: 0; background: none; }
  .levers { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 14px; }
  .lever { margin: 0; padding: 0; border: none; break-inside: avoid; } .lever > summary { font-size: 10.5px; } .lever .force { padding: 0; font-size: 9.5px; }
  .answer { order: 0; } .verdict { min-height: 0; } .verdict .first { font-size: 16px; } .verdict p { margin: 0 0 3px; } .count { font-size: 10px; }
  .key { font-size: 10px; } .fan { height: 254px; min-height: 0 !important; break-inside: avoid; } .kind, .about { font-size: 10px; } .fan .uplot, .fan .u-wrap { width: 100% !important; } .fan canvas { width: auto !important; max-width: 100%; height: auto !important; max-height: 250px; } .quarters { margin-top: 6px; } table { font-size: 10px; } th, td { padding: 2px 6px; }
  .quarters td input { padding: 0; border: none; font-size: 10px; } .blocks { height: 10px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .alert { padding: 3px 8px; } footer { padding: 4px 0 0; font-size: 9px; } }
`;
