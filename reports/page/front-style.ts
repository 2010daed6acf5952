/** How page one looks: two columns on a desk and on paper, one on a phone. */
export const FRONT_STYLE = `
.front h2 { margin: 0 0 6px; font-size: 17px; }
.front section { min-width: 0; }
.answer { margin: 14px 0; padding: 12px 18px; background: #e9f2f9; border-left: 6px solid #0072b2; border-radius: 4px; }
.answer.review { background: #fdf6e1; border-color: #e0a800; }
.answer.fail { background: #fceeec; border-color: #b3261e; }
.answer p { margin: 0; font-size: 16px; line-height: 1.5; }
.answer .main { font-size: 24px; font-weight: 600; line-height: 1.3; margin-bottom: 4px; }
.answer .care { margin-top: 4px; font-size: 14px; font-weight: 600; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 18px 26px; margin: 18px 0; }
.pair p { margin: 0 0 4px; font-size: 14px; line-height: 1.5; }
.front figure { margin: 0; }
.front .chart, .front .chart.low { min-height: 150px; }
.front figcaption, .front .small { margin: 2px 0 0; font-size: 12px; line-height: 1.4; }
.front .tree { font-weight: 500; }
.front table { font-size: 13px; }
.front th, .front td { padding: 3px 5px; white-space: normal; line-height: 1.35; vertical-align: top; }
.front td { white-space: nowrap; }
.front thead th { font-size: 12px; line-height: 1.25; }
.front th:last-child, .front td:last-child { padding-right: 0; }
.front .note { display: block; padding: 0; font-size: 11px; border: none; }
.watch { margin: 0; padding-left: 1.3em; }
.watch li { margin: 0 0 3px; font-size: 14px; line-height: 1.5; }
.front footer { margin: 14px 0 0; padding-top: 6px; color: #5b6773; font-size: 12px; line-height: 1.45; border-top: 2px solid #e6eaee; }
.front footer p { margin: 0; overflow-wrap: anywhere; }
.charts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 26px; }
.charts figure { min-width: 0; }
.charts figure.row { grid-column: 1 / -1; }
.charts .chart { min-height: 280px; }
@media (max-width: 640px) {
  .pair, .charts { grid-template-columns: 1fr; }
  .answer { padding: 10px 14px; }
  .answer .main { font-size: 20px; }
  .front td, .front .note { white-space: normal; }
  .front tbody th { min-width: 5.5em; }
}
@media print {
  .what-if { display: none; }
  .front { break-after: page; }
  .front .kind { min-height: 0; font-size: 11px; }
  .front h1 { margin: 0; font-size: 20px; }
  .front .about { display: inline; margin-right: 12px; font-size: 11px; }
  .front h2 { margin-bottom: 3px; padding-bottom: 2px; font-size: 14px; }
  .answer { margin: 8px 0; padding: 7px 12px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .answer p { font-size: 12px; line-height: 1.4; }
  .answer .main { font-size: 16px; }
  .answer .care { font-size: 11.5px; }
  .pair { gap: 6px 18px; margin: 6px 0; }
  .charts .chart { min-height: 0; }
  .pair p, .watch li { font-size: 11.5px; line-height: 1.4; }
  .front table { font-size: 10.5px; }
  .front th, .front td { padding: 1.5px 3px; }
  .front thead th, .front figcaption, .front .small { font-size: 9.5px; }
  .front .note { font-size: 9px; line-height: 1.2; }
  .front footer { margin-top: 6px; font-size: 9.5px; }
  .front .chart, .front .chart.low { min-height: 0; }
}
`;
