/** The plan by quarters: a row a lever, amounts in its quarters or a block that can be moved, and the total against a cap. */

import { parseShare } from '../../../sim/notation/amounts.ts';
import type { Language } from '../../../sim/notation/language.ts';
import { numbersIn } from '../../../sim/notation/numbers.ts';
import { ownAmount } from '../money.ts';
import { type PlanRow, type QuarterCell, quartersAhead, rowsOf } from '../quarters.ts';
import { byQuarter, moved, withAmount } from '../recut.ts';
import { figureOf } from '../sentences.ts';
import { STUDIO_WORDS } from '../words.ts';
import { Block } from './block.tsx';
import { Field } from './field.tsx';
import { leverTitle } from './lever-title.ts';
import type { StudioState } from './state.ts';
import { Wide } from './wide.tsx';

export function QuarterTable({ state }: { readonly state: StudioState }) {
  const { lang, plan, run } = state;
  const words = STUDIO_WORDS[lang.value];
  const quarters = quartersAhead(run);
  const rows = rowsOf(plan.value, run).filter(({ until }) => until >= run.first);
  if (quarters.length === 0) return null;
  const { period } = numbersIn(lang.value);
  const sums = quarters.map((_, at) => rows.reduce((sum, { money }) => sum + money[at]!, 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  const money = (value: number) => budgetText(value, state);
  return (
    <section class="quarters" aria-labelledby="quarters-title">
      <h2 id="quarters-title">{words.byQuarters}</h2>
      <fieldset disabled={state.isReadOnly.value}>
        <legend class="hidden">{words.byQuarters}</legend>
        <Wide label={words.byQuarters}>
          <table id="quarters">
            <thead>
              <tr>
                <th scope="col">{words.lever}</th>
                {quarters.map((quarter) => (
                  <th key={quarter} scope="col">
                    {period(quarter)}
                  </th>
                ))}
                <th scope="col">{words.budgets}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} quarters={quarters} state={state} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{words.budgets}</th>
                {sums.map((value, at) => (
                  <td key={quarters[at]}>{money(value)}</td>
                ))}
                <td id="budget-total">{money(total)}</td>
              </tr>
            </tfoot>
          </table>
        </Wide>
        <Cap state={state} total={total} />
      </fieldset>
    </section>
  );
}

/** Money of budgets; — where there is none. */
function budgetText(value: number, { lang, money }: StudioState): string {
  return value > 0 ? numbersIn(lang.value).money(value, money) : '—';
}

interface RowProps {
  readonly row: PlanRow;
  readonly quarters: readonly string[];
  readonly state: StudioState;
}

function Row({ row, quarters, state }: RowProps) {
  const { lang, plan, run, data } = state;
  const words = STUDIO_WORDS[lang.value];
  const name = leverTitle(row, lang.value);
  const money = row.money.reduce((sum, value) => sum + value, 0);
  return (
    <tr>
      <th scope="row">
        {name}{' '}
        {!row.cells && (
          <button
            type="button"
            class="quiet"
            aria-label={words.cutOf(name)}
            onClick={() => state.edit(byQuarter(plan.value, row.id, run))}
          >
            {words.cut}
          </button>
        )}
      </th>
      {row.cells?.map((cell) => (
        <td key={cell.quarter}>
          <Cell
            row={row}
            cell={cell}
            name={name}
            lang={lang.value}
            currency={data.question.currency}
            onAmount={(amount) => state.edit(withAmount(plan.value, row, cell, amount))}
          />
        </td>
      ))}
      {!row.cells && (
        <td colSpan={quarters.length} class="track">
          <Block
            row={row}
            name={name}
            run={run}
            lang={lang.value}
            onMove={(days) => state.edit(moved(plan.value, row.id, days, run))}
          />
        </td>
      )}
      <td>{budgetText(money, state)}</td>
    </tr>
  );
}

interface CellProps {
  readonly row: PlanRow;
  readonly cell: QuarterCell;
  readonly name: string;
  readonly lang: Language;
  /** Code of the market's currency. */
  readonly currency: string | undefined;
  readonly onAmount: (amount: number) => void;
}

/** Money as it is typed in a scenario file, or a percentage; what is neither leaves the amount as it was. */
function Cell({ row, cell, name, lang, currency, onAmount }: CellProps) {
  const { count, share, period } = numbersIn(lang);
  if (cell.id === undefined) return <>—</>;
  const isMoney = row.by === 'budget';
  const text = isMoney ? count(cell.amount).replaceAll(' ', '') : share(cell.amount);
  const read = (typed: string) => {
    if (typed.trim() === '') return 0;
    return isMoney ? ownAmount(typed, currency) : (parseShare(typed) ?? parseShare(`${typed.trim()}%`));
  };
  return (
    <Field
      type="text"
      value={text}
      label={`${name}, ${period(cell.quarter)}`}
      onCommit={(written) => {
        const amount = read(written);
        if (amount !== undefined && amount >= 0) onAmount(amount);
      }}
    />
  );
}

/** What may be spent, beside the budgets and what the levers cost in the runs. */
function Cap({ state, total }: { readonly state: StudioState; readonly total: number }) {
  const { lang, cap, answer, data, money: unit } = state;
  const words = STUDIO_WORDS[lang.value];
  const { money, count, period } = numbersIn(lang.value);
  const { main } = data.question;
  const cost = figureOf(answer.value, 'leverCost', main)?.b;
  const most = cap.value;
  const isOver = most !== undefined && (total > most || (cost ?? 0) > most);
  return (
    <div class="cap">
      <label>
        <span>{words.cap}</span>
        <Field
          type="text"
          placeholder="3bn"
          value={most === undefined ? '' : count(most).replaceAll(' ', '')}
          onCommit={(text) => {
            cap.value = ownAmount(text, data.question.currency);
          }}
        />
      </label>
      <p id="cap-said" class={isOver ? 'alert' : 'small'} role="status">
        {cost !== undefined && words.simulatedCost(money(cost, unit), main.includes('/') ? '' : period(main))}
        {most !== undefined &&
          total > 0 &&
          (total > most
            ? words.overCap(money(total - most, unit))
            : words.underCap(money(most - total, unit)))}
        {most !== undefined &&
          cost !== undefined &&
          cost > most &&
          words.costOverCap(money(cost - most, unit))}
      </p>
    </div>
  );
}
