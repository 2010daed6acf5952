/** How the report looks: light, quiet, readable from a phone to a projector and on paper. */
import { FONT } from '../drawing/frame.ts';
import { FRONT_STYLE } from './front-style.ts';

const REST = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #26323d; font: 16px/1.65 ${FONT.zh}; -webkit-text-size-adjust: 100%; }
html[lang="en"] body { font-family: ${FONT.en}; }
html[lang="zh-CN"] main[lang="en"], html[lang="en"] main[lang="zh-CN"] { display: none; }
main { max-width: 960px; margin: 0 auto; padding: 20px 20px 60px; }
.language { position: absolute; top: 16px; right: 16px; padding: 5px 14px; font: inherit; font-size: 14px; color: #0072b2;
  background: #fff; border: 1px solid #b4bcc4; border-radius: 4px; cursor: pointer; }
.kind { min-height: 36px; margin: 0 100px 0 0; color: #5b6773; font-size: 14px; }
h1 { margin: 2px 0 6px; font-size: 30px; line-height: 1.3; }
h2 { margin: 40px 0 12px; padding-bottom: 5px; font-size: 20px; border-bottom: 2px solid #e6eaee; }
.about { margin: 0; color: #5b6773; font-size: 14px; }
.alert { margin: 16px 0 0; padding: 8px 12px; border-left: 4px solid #d55e00; background: #fdf1ea; }
.verdict { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; }
.figure { display: flex; flex-direction: column; padding: 12px 16px; background: #f4f7fa; border-radius: 6px; }
.figure.first { grid-column: 1 / -1; background: #e9f2f9; }
.label { color: #5b6773; font-size: 14px; }
.value { font-size: 20px; font-weight: 600; line-height: 1.4; font-variant-numeric: tabular-nums; }
.first .value { color: #00598c; font-size: 52px; line-height: 1.2; }
.findings { margin: 0; padding-left: 1.3em; }
.verdict + .findings { margin-top: 18px; }
.findings li { margin: 0 0 8px; }
figure { margin: 0 0 32px; break-inside: avoid; }
.chart { width: 100%; min-height: 340px; }
.chart.low { min-height: 180px; }
.health { margin: 10px 0 0; padding: 0; list-style: none; border-top: 1px solid #e6eaee; }
.health li { display: grid; grid-template-columns: 62px 150px 1fr; gap: 0 14px; align-items: baseline; padding: 7px 0;
  font-size: 15px; line-height: 1.5; border-bottom: 1px solid #e6eaee; break-inside: avoid; }
.mark { padding: 1px 0; color: #fff; font-size: 13px; font-weight: 600; text-align: center; border-radius: 3px; }
.mark.pass { background: #00785a; }
.mark.review { color: #26323d; background: #f2c14e; }
.mark.fail { background: #b3261e; }
.check { font-weight: 500; }
.todo { display: block; color: #5b6773; }
.chart.vega-embed.has-actions { display: block; padding-right: 0; }
.chart svg { max-width: 100%; height: auto; }
figcaption, .small { color: #5b6773; font-size: 14px; line-height: 1.55; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 15px; }
th, td { padding: 7px 10px; text-align: right; white-space: nowrap; border-bottom: 1px solid #e6eaee; }
thead th { color: #5b6773; font-size: 14px; font-weight: 500; border-bottom: 2px solid #b4bcc4; }
th:first-child { padding-left: 0; text-align: left; font-weight: 500; }
.note { padding: 1px 6px; color: #5b6773; font-size: 12px; border: 1px solid #d3dae0; border-radius: 3px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 0; font-size: 15px; }
dt { color: #5b6773; }
dd { margin: 0; overflow-wrap: anywhere; }
/* the menu of a chart and what is shown at the pointer */
.vega-embed { position: relative; box-sizing: border-box; }
.vega-embed details:not([open]) > :not(summary) { display: none; }
.vega-embed summary { position: absolute; top: 0; right: 0; z-index: 2; padding: 6px; line-height: 0; list-style: none;
  color: #26323d; background: #fff; border: 1px solid #b4bcc4; border-radius: 50%; opacity: 0.2; cursor: pointer; }
.vega-embed summary::-webkit-details-marker { display: none; }
.vega-embed summary svg { width: 14px; height: 14px; }
.vega-embed:hover summary, .vega-embed:focus-within summary { opacity: 1; }
.vega-actions { position: absolute; top: 34px; right: 0; z-index: 3; display: flex; flex-direction: column; padding: 6px 0;
  background: #fff; border: 1px solid #d3dae0; border-radius: 4px; box-shadow: 0 2px 8px rgba(0, 0, 0, 0.2); }
.vega-actions a { padding: 6px 16px; color: #26323d; font-size: 14px; white-space: nowrap; text-decoration: none; }
.vega-actions a:hover, .vega-actions a:focus { background: #f4f7fa; }
#vg-tooltip-element { position: fixed; z-index: 4; padding: 8px; visibility: hidden; color: #26323d; font-size: 12px;
  white-space: pre-line; background: rgba(255, 255, 255, 0.95); border: 1px solid #d3dae0; border-radius: 3px;
  box-shadow: 2px 2px 4px rgba(0, 0, 0, 0.1); }
#vg-tooltip-element.visible { visibility: visible; }
#vg-tooltip-element table { width: auto; font-size: 12px; }
#vg-tooltip-element td { padding: 1px 4px; font: inherit; text-align: left; border: none; }
#vg-tooltip-element td.key { color: #5b6773; text-align: right; }
@media (max-width: 640px) {
  main { padding: 16px 16px 40px; }
  h1 { font-size: 24px; }
  table { font-size: 14px; }
  th, td { padding: 6px 8px; }
  .verdict { grid-template-columns: 1fr; gap: 8px; }
  .first .value { font-size: 38px; }
  .health li { grid-template-columns: 62px 1fr; gap: 2px 10px; }
  .health li > :last-child { grid-column: 1 / -1; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
}
@media (min-width: 1700px) { body { font-size: 19px; } main { max-width: 1240px; } }
@media print {
  @page { size: A4; margin: 10mm 12mm; }
  .language, .chart details { display: none !important; }
  body { font-size: 11px; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  section:has(> .verdict) { display: none; } /* page one has it */
  h2 { margin: 12px 0 4px; font-size: 14px; break-after: avoid; }
  .figure { padding: 4px 10px; }
  .label, .small, figcaption { font-size: 9.5px; line-height: 1.35; }
  .value { font-size: 13px; }
  .first .value { font-size: 22px; }
  .findings li { margin: 0 0 2px; }
  .health { margin-top: 4px; }
  .health li { padding: 1.5px 0; font-size: 10px; line-height: 1.3; }
  .mark { font-size: 10px; }
  figure { margin: 0 0 8px; }
  .chart, .chart.low { min-height: 0; }
  .charts { gap: 0 16px; }
  .wide { overflow: visible; }
  table { font-size: 10px; line-height: 1.35; }
  th, td { padding: 1.5px 5px; }
  p.small { margin: 3px 0; }
  thead th { font-size: 10px; }
  .note { padding: 0 3px; font-size: 9px; }
  dl { gap: 0 16px; font-size: 10.5px; }
  /* eight columns on a sheet of A4 */
  table:has(th:nth-child(8)) :is(th, td) { padding: 2px 4px; font-size: inherit; }
  table:has(th:nth-child(8)) .note { padding: 0; font-size: inherit; border: none; }
  tr { break-inside: avoid; }
  .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

export const STYLE = REST + FRONT_STYLE;
