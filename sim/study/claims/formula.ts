/**
 * Formulas of claims, as text: figures of runs (`run:metric@2021Q1,2021Q2`, summed over the periods), figures that
 * experiments observe (`experiment.figure`), constants of the list, numbers, + − × ÷ as `+ - * /`, and parentheses. Everything
 * is worked out replicate by replicate.
 */
import type { MetricName } from '../../model/measures/all.ts';
import type { Evidence } from './evidence.ts';
import { combine, type Figures } from './figures.ts';

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly name: string }
  | {
      readonly kind: 'value';
      readonly run: string;
      readonly metric: string;
      readonly periods: readonly string[];
    }
  | { readonly kind: 'told'; readonly experiment: string; readonly figure: string }
  /** Largest gap on any day between the trust that was opened and what was returned, lost or is in flight. */
  | { readonly kind: 'unsettled'; readonly run: string }
  | { readonly kind: 'both'; readonly sign: Sign; readonly left: Formula; readonly right: Formula };

type Sign = '+' | '-' | '*' | '/';

const SIGNS: Readonly<Record<Sign, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

const TOKEN =
  /\s*(?:([a-z0-9][a-z0-9-]*):(\w+)@([\w-]+(?:,[\w-]+)*)|unsettled\(([a-z0-9-]+)\)|([a-z][a-z-]*)\.(\w+)|(\d+(?:\.\d+)?)|([a-z]\w*)|([-+*/()]))/y;

type Token = Formula | Sign | '(' | ')';

function tokenOf(found: RegExpExecArray): Token {
  const [, run, metric, periods, settled, experiment, figure, digits, name, sign] = found;
  if (run && metric && periods) return { kind: 'value', run, metric, periods: periods.split(',') };
  if (settled) return { kind: 'unsettled', run: settled };
  if (experiment && figure) return { kind: 'told', experiment, figure };
  if (digits) return { kind: 'number', value: Number(digits) };
  if (name) return { kind: 'constant', name };
  return sign as Sign | '(' | ')';
}

/** Undefined where a sign is none of a formula. */
function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    if (!found) return undefined;
    tokens.push(tokenOf(found));
  }
  return tokens;
}

/** The formula of a text; undefined where it is none. */
export function parseFormula(text: string): Formula | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  let at = 0;
  const whole = sum();
  return at === tokens.length ? whole : undefined;

  function sum(): Formula | undefined {
    return chain(product, ['+', '-']);
  }

  function product(): Formula | undefined {
    return chain(single, ['*', '/']);
  }

  /** Parts between signs of one rank, from left to right. */
  function chain(part: () => Formula | undefined, signs: readonly Sign[]): Formula | undefined {
    let left = part();
    for (let sign = tokens![at]; left && signs.some((one) => one === sign); sign = tokens![at]) {
      at++;
      const right = part();
      left = right && { kind: 'both', sign: sign as Sign, left, right };
    }
    return left;
  }

  function single(): Formula | undefined {
    const token = tokens![at++];
    if (typeof token === 'object') return token;
    if (token !== '(') return undefined;
    const inner = sum();
    return tokens![at++] === ')' ? inner : undefined;
  }
}

/** Every part of a formula that names something. */
export function namesIn(formula: Formula): Formula[] {
  return formula.kind === 'both' ? [...namesIn(formula.left), ...namesIn(formula.right)] : [formula];
}

function unsettled({ daily }: Evidence, run: string): Figures {
  const [opened, returned, lost, inFlight] = (
    ['trustOpened', 'trustReturned', 'trustLost', 'trustInFlight'] as const
  ).map((metric) => daily(run, metric));
  const gaps = [...opened!].map(([replicate, days]) => {
    let [open, most] = [0, 0];
    days.forEach((value, day) => {
      open += value - returned!.get(replicate)![day]! - lost!.get(replicate)![day]!;
      most = Math.max(most, Math.abs(open - inFlight!.get(replicate)![day]!));
    });
    return [replicate, most] as const;
  });
  return new Map(gaps);
}

function workedOut(formula: Formula, evidence: Evidence): Figures | number {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'constant':
      return evidence.constants[formula.name] ?? Number.NaN;
    case 'value':
      return evidence.value(formula.run, formula.metric as MetricName, ...formula.periods);
    case 'told':
      return evidence.told(formula.experiment, formula.figure);
    case 'unsettled':
      return unsettled(evidence, formula.run);
    case 'both':
      return together(
        SIGNS[formula.sign],
        workedOut(formula.left, evidence),
        workedOut(formula.right, evidence),
      );
  }
}

function together(
  of: (a: number, b: number) => number,
  left: Figures | number,
  right: Figures | number,
): Figures | number {
  if (typeof left === 'number') {
    return typeof right === 'number' ? of(left, right) : combine((b) => of(left, b), right);
  }
  return typeof right === 'number' ? combine((a) => of(a, right), left) : combine(of, left, right);
}

/** What a formula comes to in each replicate. */
export function figuresOf(formula: Formula, evidence: Evidence): Figures {
  const found = workedOut(formula, evidence);
  if (typeof found === 'number')
    throw new Error('claims: expected a formula with a figure of a run, got a number');
  return found;
}
