/** The ledger of one replicate as Parquet: from what its thread kept, row by row through DuckDB, with units and meanings in the files. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EVENT_SELLER, EVENT_WORDS } from '../../../kernel/event-layout.ts';
import { NOBODY } from '../../../kernel/layout.ts';
import { FAN_STANDS, TIE_STANDS } from '../../../model/events.ts';
import { dayNumber } from '../../../notation/dates.ts';
import { duckdb, PARQUET, quoted, target, withDatabase } from '../database.ts';
import { type EventsFile, eventsIn, SELLER_STANDS } from '../events-file.ts';
import { putFile } from '../files.ts';
import { type Column, LEDGER_TABLES, type LedgerTable } from './columns.ts';

/** What a ledger is of: what its files say of themselves. */
export interface LedgerOf {
  readonly replicate: number;
  readonly seed: string;
  readonly fingerprint: string;
  /** Share of all fans, 0 to 1. */
  readonly share: number;
  readonly scenario: string;
  readonly engine: string;
  readonly from: string;
  readonly until: string;
  readonly currency: string;
  /** Real users per fan agent. */
  readonly scale: number;
}

/** Rows as columns of numbers: a part of them at a time, and the number of the first. */
interface Rows {
  readonly kind: 'INTEGER' | 'DOUBLE';
  readonly width: number;
  readonly parts: Iterable<{ readonly words: Int32Array | Float64Array; readonly first: number }>;
  /** Category of a row's seller. */
  readonly category?: (words: Int32Array | Float64Array, row: number) => number;
}

const CHUNK_ROWS = 2048; // DuckDB's own vector size

/** A table function that hands out `id`, `category` and the words of each row, in their order. */
async function rowsFunction(name: string, { kind, width, parts, category }: Rows) {
  const { DOUBLE, DuckDBTableFunction, INTEGER } = await duckdb();
  const waiting = parts[Symbol.iterator]();
  let [words, row, first]: [Int32Array | Float64Array, number, number] = [new Int32Array(), 0, 0];
  return DuckDBTableFunction.create({
    name,
    bindFunction: (info) => {
      info.addResultColumn('id', INTEGER);
      info.addResultColumn('category', INTEGER);
      for (let at = 0; at < width; at++)
        info.addResultColumn(`w${at}`, kind === 'INTEGER' ? INTEGER : DOUBLE);
    },
    initFunction: (info) => info.setMaxThreads(1), // in their order
    mainFunction: (_info, chunk) => {
      while (row * width === words.length) {
        const next = waiting.next();
        if (next.done) {
          chunk.rowCount = 0;
          return;
        }
        ({ words, first } = next.value);
        row = 0;
      }
      const count = Math.min(CHUNK_ROWS, words.length / width - row);
      chunk.rowCount = count;
      const column = (at: number, value: (row: number) => number) => {
        const vector = chunk.getColumnVector(at);
        for (let k = 0; k < count; k++) vector.setItem(k, value(row + k));
        vector.flush();
      };
      column(0, (k) => first + k);
      column(1, (k) => category?.(words, k) ?? 0);
      for (let at = 0; at < width; at++) column(at + 2, (k) => words[k * width + at]!);
      row += count;
    },
  });
}

/** A column's expression, with what is the same in all rows in its place. */
function filled(sql: string, { replicate, from, until, scale }: LedgerOf): string {
  return sql
    .replaceAll('$replicate', String(replicate))
    .replaceAll('$from', quoted(from))
    .replaceAll('$days', String(dayNumber(until) - dayNumber(from)))
    .replaceAll('$scale', `${scale}::DOUBLE`);
}

/** What a file says of itself: keys and texts, as `parquet_kv_metadata` shows them. */
function metadataOf(table: LedgerTable, of: LedgerOf): Readonly<Record<string, string>> {
  const { replicate, seed, fingerprint, share, scenario, engine, from, until, currency, scale } = of;
  const about = { scenario, engine, from, until, seed, replicate, fingerprint, share, scale, currency };
  const columns: readonly Column[] = LEDGER_TABLES[table];
  return {
    schema: `laotie/ledger-${table}@1`,
    ...Object.fromEntries(Object.entries(about).map(([key, value]) => [key, String(value)])),
    ...Object.fromEntries(
      columns.flatMap(({ name, unit, zh, en }) => [
        ...(unit === '' ? [] : [[`unit:${name}`, unit === 'money' ? currency : unit]]),
        [`definition:${name}:zh`, zh],
        [`definition:${name}:en`, en],
      ]),
    ),
  };
}

let functions = 0;

async function writeTable(
  database: DuckDBConnection,
  table: LedgerTable,
  rows: Rows,
  of: LedgerOf,
  file: string,
): Promise<void> {
  const name = `rows_${functions++}`; // DuckDB keeps a function under its name
  database.registerTableFunction(await rowsFunction(name, rows));
  const columns: readonly Column[] = LEDGER_TABLES[table];
  const list = columns.map(({ name: column, sql }) => `${filled(sql, of)} AS "${column}"`).join(', ');
  const metadata = Object.entries(metadataOf(table, of)).map(
    ([key, text]) => `${quoted(key)}: ${quoted(text)}`,
  );
  await putFile(file, (temporary) =>
    database
      .run(
        `COPY (SELECT ${list} FROM ${name}()) TO ${target(temporary)} ${PARQUET.replace(/\)$/, `, KV_METADATA {${metadata.join(', ')}})`)}`,
      )
      .then(() => undefined),
  );
}

/** Years of a run, each with the first of its days and the first that is not. */
function yearsOf({
  from,
  until,
}: LedgerOf): { readonly year: string; readonly from: number; readonly until: number }[] {
  const [start, end] = [dayNumber(from), dayNumber(until) + 1];
  const years: { year: string; from: number; until: number }[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year++) {
    const [first, next] = [dayNumber(`${year}-01-01`), dayNumber(`${year + 1}-01-01`)];
    years.push({
      year: String(year),
      from: Math.max(first, start) - start,
      until: Math.min(next, end) - start,
    });
  }
  return years;
}

/** Both ends of a fan in one row: what does not change, state and general trust first and last, last purchase. */
function fanRows({ begins, ends }: EventsFile): Int32Array {
  const fans = begins.length / FAN_STANDS;
  const rows = new Int32Array(fans * FAN_ROW);
  for (let fan = 0; fan < fans; fan++) {
    const [first, last] = [begins, ends].map((all) => all.subarray(fan * FAN_STANDS, (fan + 1) * FAN_STANDS));
    rows.set([...first!.subarray(0, 8), last![6]!, last![7]!, last![8]!], fan * FAN_ROW);
  }
  return rows;
}
const FAN_ROW = 11;

/** Where a table of a replicate lies, from its ledger's folder on. */
function ledgerFile(table: LedgerTable, replicate: number, year?: string): string {
  return `${table}/${String(replicate).padStart(6, '0')}${year === undefined ? '' : `-${year}`}.parquet`;
}

/**
 * Writes the tables of one replicate: events by year, ties, fans, sellers.
 * @param place where a table belongs
 * @returns names of the files, from the ledger's folder on, and how many rows there are of each
 */
export async function writeLedger(
  found: EventsFile,
  of: LedgerOf,
  place: (name: string) => string,
): Promise<{ readonly files: readonly string[]; readonly rows: Readonly<Record<LedgerTable, number>> }> {
  const { file, upTo, ties, sellers } = found;
  const files: string[] = [];
  const category = (words: Int32Array | Float64Array, row: number) => {
    const seller = words[row * EVENT_WORDS + EVENT_SELLER]! & 0xffff;
    return seller === NOBODY ? 0 : sellers[seller * SELLER_STANDS + 1]! + 1;
  };
  const fans = fanRows(found);
  await withDatabase(async (database) => {
    const put = async (table: LedgerTable, rows: Rows, year?: string) => {
      const name = ledgerFile(table, of.replicate, year);
      await writeTable(database, table, rows, of, place(name));
      files.push(name);
    };
    for (const { year, from, until } of yearsOf(of)) {
      const [first, end] = [from === 0 ? 0 : upTo[from - 1]!, upTo[until - 1]!];
      await put(
        'events',
        { kind: 'INTEGER', width: EVENT_WORDS, parts: numbered(file, first, end), category },
        year,
      );
    }
    const whole = (words: Int32Array | Float64Array) => [{ words, first: 0 }];
    await put('ties', { kind: 'INTEGER', width: TIE_STANDS, parts: whole(ties) });
    await put('fans', { kind: 'INTEGER', width: FAN_ROW, parts: whole(fans) });
    await put('sellers', { kind: 'DOUBLE', width: SELLER_STANDS, parts: whole(sellers) });
  });
  return {
    files,
    rows: {
      events: upTo.at(-1) ?? 0,
      ties: ties.length / TIE_STANDS,
      fans: fans.length / FAN_ROW,
      sellers: sellers.length / SELLER_STANDS,
    },
  };
}

function* numbered(file: string, from: number, until: number) {
  let first = from;
  for (const words of eventsIn(file, from, until)) {
    yield { words, first };
    first += words.length / EVENT_WORDS;
  }
}
