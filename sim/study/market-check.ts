/**
 * What a market's folder can carry: which of its facts are published, what of attention is known, what each parameter
 * rests on, and a grade.
 */
import { quantileSorted } from 'simple-statistics';
import { PARAMETERS, type ParameterName } from '../model/params.ts';
import { type Grade, gradeOf } from '../result/grades.ts';
import type { Lack, MarketGrade } from '../result/lacks.ts';
import { gradeBy, lacksOf, type MarketStanding } from '../result/market-grade.ts';
import { rowsOf } from '../scenario/fact-rules.ts';
import { knownAttention } from '../scenario/known-attention.ts';
import { knownBy, type MarketData } from '../scenario/market-data.ts';
import type { Posterior } from '../scenario/posterior.ts';
import { fittedParameters, pointOf } from './prior.ts';

export interface ParameterRest {
  readonly name: ParameterName;
  readonly rests: Grade;
  /** Width of the central 80% of the draws over that of the prior: 1 says that the facts see nothing of it. */
  readonly width?: number;
}

export interface MarketCheck {
  readonly grade: MarketGrade;
  readonly lacks: readonly Lack[];
  /** By series, the first and last quarter that is known, and how many. */
  readonly attention: readonly { readonly series: string; readonly quarters: readonly string[] }[];
  /** Rules of the market, each with how many facts it gives. */
  readonly rules: readonly { readonly name: string; readonly facts: number }[];
  readonly parameters: readonly ParameterRest[];
}

export interface CheckedMarket {
  readonly data: MarketData;
  /** Nothing published later counts. */
  readonly knownUntil: string;
  readonly posterior?: Posterior | undefined;
  readonly backtest?: MarketStanding['backtest'];
  readonly engine: string;
}

export function checkMarket(market: CheckedMarket): MarketCheck {
  const data = knownBy(market.data, market.knownUntil);
  const attention = Object.entries(knownAttention(data, market.knownUntil)).map(([series, quarters]) => ({
    series,
    quarters: [...(quarters as ReadonlyMap<string, number>).keys()],
  }));
  const rules = data.facts.map((rule) => ({ name: rule.name, facts: rowsOf(rule, data.history).length }));
  const lacks = lacksOf({
    hasAttention: attention.every(({ quarters }) => quarters.length > 0),
    hasFacts: rules.some(({ facts }) => facts > 0),
    fit: market.posterior && { engine: market.posterior.record?.engine },
    backtest: market.backtest,
    engine: market.engine,
  });
  return {
    grade: gradeBy(lacks),
    lacks,
    attention,
    rules,
    parameters: restsOf(market),
  };
}

/** Central 80% of a unit normal. */
const WIDTH_80 = 2.5631;

function restsOf({ posterior, data }: CheckedMarket): ParameterRest[] {
  const draws = posterior?.draws.map(({ parameters }) => parameters) ?? [];
  const points = draws.map((draw) => pointOf(draw, data));
  const fitted = fittedParameters().map(({ name }) => name);
  return PARAMETERS.map((parameter) => {
    const at = fitted.indexOf(parameter.name);
    const rest = { name: parameter.name, rests: gradeOf(parameter) };
    // an older fit may not know the parameter
    if (at < 0 || draws.length === 0 || draws.some((draw) => draw[parameter.name] === undefined)) return rest;
    const scores = points.map((point) => point[at]!).sort((a, b) => a - b);
    return { ...rest, width: (quantileSorted(scores, 0.9) - quantileSorted(scores, 0.1)) / WIDTH_80 };
  });
}
