/** Ties as a graph that network tools read: GraphML, an edge from each fan to each seller that it follows. */
import type { AnswerRows } from '../runs/node/ledger/open.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const KEYS: readonly (readonly [id: string, of: string, type: string])[] = [
  ['kind', 'node', 'string'],
  ['category', 'node', 'int'],
  ['trust', 'edge', 'double'],
  ['in_flight', 'edge', 'int'],
];

/** Statements whose answers `graphml` takes. */
export function graphStatements(replicate: number): Readonly<Record<'fans' | 'sellers' | 'ties', string>> {
  const own = `replicate = ${replicate}`;
  return {
    fans: `SELECT fan, category FROM fans WHERE ${own} ORDER BY fan`,
    sellers: `SELECT seller, kind, category FROM sellers WHERE ${own} AND arrived IS NOT NULL ORDER BY seller`,
    ties: `SELECT fan, seller, trust, in_flight FROM ties WHERE ${own} ORDER BY fan, seller`,
  };
}

/** The comment by which a file is known as this program's own. */
export const GRAPH_MARK = '<!-- laotie ties -->';

const data = (key: string, value: unknown) => `<data key="${key}">${escaped(String(value))}</data>`;

export function graphml(answers: Readonly<Record<'fans' | 'sellers' | 'ties', AnswerRows>>): string {
  const keys = KEYS.map(
    ([id, of, type]) => `  <key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`,
  );
  const fans = answers.fans.rows.map(
    ([fan, category]) =>
      `    <node id="fan-${fan}">${data('kind', 'fan')}${data('category', category)}</node>`,
  );
  const sellers = answers.sellers.rows.map(
    ([seller, kind, category]) =>
      `    <node id="seller-${seller}">${data('kind', kind)}${data('category', category)}</node>`,
  );
  const edges = answers.ties.rows.map(
    ([fan, seller, trust, inFlight]) =>
      `    <edge source="fan-${fan}" target="seller-${seller}">${data('trust', trust)}${data('in_flight', inFlight)}</edge>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    GRAPH_MARK,
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph id="ties" edgedefault="directed">',
    ...fans,
    ...sellers,
    ...edges,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}
