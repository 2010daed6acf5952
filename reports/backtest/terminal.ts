/** The backtest's tables for a terminal: plain text, columns of one width. */

import { padded } from '../../sim/notation/columns.ts';
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import { BACKTEST_WORDS } from '../words/backtest.ts';
import { horizonsOf, inUnit, nameOf, type Scored, scoreOf } from './scores.ts';

const NAME = 33;
const CELL = 9;

function line([name = '', ...cells]: readonly string[]): string {
  return `  ${padded(name, NAME)}${cells.map((cell) => padded(cell, CELL, true)).join('')}`;
}

/** Mean CRPS by method and horizon, then coverage and errors of all horizons together. */
export function scoreTable(result: Scored, lang: Language): string[] {
  const words = BACKTEST_WORDS[lang];
  const unit = moneyOf(result.scenario);
  const { name } = moneyAxis(lang, unit);
  const { share, signedShare } = numbersIn(lang);
  const horizons = [...horizonsOf(result), 0];
  const money = (value: number | undefined) => inUnit(value, unit, lang);
  const crps = result.methods.map(({ id }) => [
    nameOf(result, id, lang),
    ...horizons.map((horizon) => money(scoreOf(result, id, horizon)?.crps)),
  ]);
  const cover = result.methods.flatMap(({ id }) => {
    const row = scoreOf(result, id, 0);
    if (!row) return [];
    const { n, cover50, cover80, cover90, bias, mape, wis } = row;
    const shares = [cover50, cover80, cover90].map(share);
    return [[nameOf(result, id, lang), String(n), ...shares, signedShare(bias), share(mape), money(wis)]];
  });
  return [
    words.crpsTable(name),
    line([words.method, ...horizons.map((horizon) => (horizon === 0 ? words.all : words.horizon(horizon)))]),
    ...crps.map(line),
    words.coverTable(name),
    line(words.coverHeads),
    ...cover.map(line),
  ];
}
