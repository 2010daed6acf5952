/** A run that keeps events: nothing else of it changes, its tables add up, and its folder is taken up, joined and verified. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AnswerRows, withLedger } from '../../sim/runs/node/ledger/open.ts';
import { sumsOf } from '../../sim/study/ledger/sums.ts';
import { viewStatements } from '../../sim/study/ledger/views.ts';
import { temporaryFolder } from '../runs/small.ts';
import { TINY, within } from './tiny.ts';

const dir = temporaryFolder();
const RUN = ['run', 'tiny.yaml', '--spread', '0', '--no-report', '--no-memo'];
const run = (...more: readonly string[]) => within(dir, ...RUN, ...more);
const manifest = (name: string) => JSON.parse(readFileSync(join(dir, name, 'manifest.json'), 'utf8'));
const ask = (name: string, sql: string): Promise<AnswerRows> =>
  withLedger(join(dir, name), viewStatements, (ledger) => ledger.ask(sql));
/** Every file of a run's ledger, by its bytes. */
const ledgerBytes = (name: string) => {
  const all = readdirSync(join(dir, name, 'ledger'), { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) => /\.(parquet|json)$/.test(file)).sort();
  return files.map((file) => [file, readFileSync(join(dir, name, 'ledger', file), 'base64')]);
};

beforeAll(async () => {
  writeFileSync(join(dir, 'tiny.yaml'), TINY);
  const ran = await run('--replicates', '2', '--events', 'all', '--out', 'all');
  expect(ran.code, ran.err).toBe(0);
});

test('with and without events: the same fingerprints, series, tables', async () => {
  expect((await run('--replicates', '2', '--out', 'plain')).code).toBe(0);
  const [all, plain] = [manifest('all'), manifest('plain')];
  expect(all.fingerprints).toEqual(plain.fingerprints);
  for (const name of Object.keys(plain.outputs)) expect(all.outputs[name], name).toBe(plain.outputs[name]);
  expect(all.events.share).toBe(1);
  expect(plain.events).toBeUndefined();
  expect(existsSync(join(dir, 'plain', 'ledger'))).toBe(false);
});

test('the ledger of all fans adds up to the run’s measures, day by day and to the fen', async () => {
  for (const { metric, sql } of sumsOf(1_000_000)) {
    const { rows } = await ask('all', sql);
    expect(rows.length, metric).toBeGreaterThan(90);
    const other = rows.filter(([, , own, series]) => own !== series);
    expect(other, metric).toEqual([]);
  }
});

test('`ledger check` says so, and refuses a sample', async () => {
  const { code, out } = await within(dir, 'ledger', 'check', 'all');
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^the ledger adds up to the run: 32 measures, 96 values of each/),
  ]);
});

test('ties are followers: seller by seller, and in all', async () => {
  const { rows } = await ask(
    'all',
    `SELECT sellers.seller FROM sellers LEFT JOIN (SELECT replicate, seller, count(*) AS ties FROM ties GROUP BY ALL) AS own
     USING (replicate, seller) WHERE coalesce(ties, 0) * 1000000 <> followers`,
  );
  expect(rows).toEqual([]);
  const [found] = (await ask('all', `SELECT count(*)::INTEGER, count(DISTINCT replicate)::INTEGER FROM ties`))
    .rows;
  expect(found![0]).toBeGreaterThan(20);
  expect(found![1]).toBe(2);
});

test('private visits of all origins are the run’s private visits', async () => {
  const { rows } = await ask(
    'all',
    `SELECT replicate, (count(*) * 1000000)::DOUBLE AS own, (SELECT sum(value) FROM series WHERE metric = 'visitsPrivate' AND series.replicate = private_visits.replicate) AS run
     FROM private_visits WHERE origin IS NOT NULL GROUP BY replicate ORDER BY replicate`,
  );
  expect(rows.length).toBe(2);
  for (const [, own, whole] of rows) expect(own).toBe(whole);
  const shown = await within(dir, 'ledger', 'snowball', 'all');
  expect(shown.out).toMatch(/private visits add up to (\d+) over their origins, and are \1 in all/);
});

test('units and meanings are in the files', async () => {
  const file = join(dir, 'all', 'ledger/events/000000-2021.parquet');
  const { rows } = await ask('all', `SELECT decode(key), decode(value) FROM parquet_kv_metadata('${file}')`);
  const told = new Map(rows as [string, string][]);
  expect(told.get('unit:money')).toBe('CNY');
  expect(told.get('unit:trust_after')).toBe('share');
  expect(told.get('definition:route:en')).toContain('private');
  const { columns } = await ask('all', 'FROM events LIMIT 0');
  for (const name of columns) expect(told.has(`definition:${name}:zh`), name).toBe(true);
});

test('a sample is a part of the whole, and the same on any number of threads', async () => {
  expect((await run('--replicates', '2', '--events', '20%', '--threads', '1', '--out', 'one')).code).toBe(0);
  expect((await run('--replicates', '2', '--events', '20%', '--threads', '2', '--out', 'two')).code).toBe(0);
  expect(ledgerBytes('two')).toEqual(ledgerBytes('one'));
  const columns = '* EXCLUDE (id)';
  const some = await ask('one', `SELECT ${columns} FROM events ORDER BY replicate, id`);
  const fans = (await ask('one', 'SELECT replicate, fan FROM fans')).rows.map(([k, fan]) => `(${k}, ${fan})`);
  expect(fans.length).toBeGreaterThan(150);
  const all = await ask(
    'all',
    `SELECT ${columns} FROM events WHERE (replicate, fan) IN (${fans}) ORDER BY replicate, id`,
  );
  expect(some.rows).toEqual(all.rows);
});

describe('folders', () => {
  test('one with a ledger is taken up with the same share alone', async () => {
    for (const more of [[], ['--events', '5%']]) {
      const { code, err } = await run('--replicates', '2', ...more, '--out', 'all');
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(
          /^all: expected --events all, as its ledger has them, got (none|5%); name another with --out$/m,
        ),
      ]);
    }
  });

  test('one without gets one, and is then as if it always had; more replicates get theirs', async () => {
    expect((await run('--replicates', '1', '--out', 'grown')).code).toBe(0);
    expect((await run('--replicates', '1', '--events', 'all', '--out', 'grown')).code).toBe(0);
    const before = ledgerBytes('grown');
    expect((await run('--replicates', '2', '--events', 'all', '--out', 'grown')).code).toBe(0);
    expect(ledgerBytes('grown')).toEqual(ledgerBytes('all'));
    expect(ledgerBytes('grown')).toEqual(expect.arrayContaining(before));
    expect(readdirSync(join(dir, 'grown', 'replicates')).filter((name) => name.includes('events'))).toEqual(
      [],
    );
  });

  test('a file that is gone or was changed is made again; verify names it before', async () => {
    const file = join(dir, 'grown/ledger/ties/000001.parquet');
    writeFileSync(file, 'x');
    const { code, err } = await within(dir, 'verify', 'grown', '--sample', '1');
    expect([code, err]).toEqual([4, expect.stringContaining('ties/000001.parquet')]);
    const asked = await within(dir, 'ledger', 'why', 'grown');
    expect([asked.code, asked.err]).toEqual([4, expect.stringContaining('ties/000001.parquet')]);
    rmSync(file);
    expect((await run('--replicates', '2', '--events', 'all', '--out', 'grown')).code).toBe(0);
    expect(ledgerBytes('grown')).toEqual(ledgerBytes('all'));
    expect((await within(dir, 'verify', 'grown', '--sample', '1')).code).toBe(0);
  });

  test('parts join to what one run gives; parts of another share are refused', async () => {
    for (const part of ['1/2', '2/2']) {
      const out = `part-${part[0]}`;
      expect((await run('--replicates', '2', '--events', 'all', '--shard', part, '--out', out)).code).toBe(0);
    }
    const joined = await within(
      dir,
      'merge',
      'part-1',
      'part-2',
      '--out',
      'whole',
      '--no-report',
      '--no-memo',
    );
    expect(joined.code, joined.err).toBe(0);
    expect(ledgerBytes('whole')).toEqual(ledgerBytes('all'));
    expect(manifest('whole').events).toEqual(manifest('all').events);
    // events that a killed run has left are not those that a part brings
    const [left, own] = [join(dir, 'whole/replicates'), join(dir, 'whole/ledger')];
    for (const name of readdirSync(left)) rmSync(join(left, name));
    rmSync(join(own, '000000.json'));
    writeFileSync(join(left, '000000.events.bin'), 'left');
    const parts = ['merge', 'part-1', 'part-2', '--out', 'whole', '--no-report', '--no-memo'];
    const again = await within(dir, ...parts);
    expect(again.code, again.err).toBe(0);
    expect(ledgerBytes('whole')).toEqual(ledgerBytes('all'));
    expect(readdirSync(left).filter((name) => name.includes('events'))).toEqual([]);
    const far = await within(dir, ...parts, '--on', 'redis://127.0.0.1', '--store', 'answers');
    expect([far.code, far.err]).toEqual([
      2,
      expect.stringMatching(/^--events: expected a run on this machine/),
    ]);
    expect((await run('--replicates', '2', '--events', '50%', '--shard', '2/2', '--out', 'half')).code).toBe(
      0,
    );
    const mixed = await within(dir, 'merge', 'part-1', 'half', '--out', 'mixed', '--no-memo');
    expect([mixed.code, mixed.err]).toEqual([
      2,
      'half: expected a run with --events all, as part-1, got 50%\n',
    ]);
  });
});

describe('questions', () => {
  test.each([
    ['why', []],
    ['why', ['--seller', '3']],
    ['why', ['--fan', '3']],
    ['why', ['--day', '2021-01-20']],
    ['snowball', ['--replicate', '1']],
    ['snowball', ['--seller', '3']],
  ] as const)('%s %j answers in both languages, and as JSON', async (what, more) => {
    const { code, out, err } = await within(dir, 'ledger', what, 'all', ...more, '--lang', 'zh');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^样本：all 的粉丝/);
    const { questions } = JSON.parse((await within(dir, 'ledger', what, 'all', ...more, '--json')).out);
    expect(questions.length).toBeGreaterThan(1);
    expect(questions[0].rows.length).toBeGreaterThan(0);
  });

  test('shares of a seller’s GMV add up to all of it', async () => {
    const best = (
      await ask(
        'all',
        'SELECT seller FROM orders WHERE replicate = 0 GROUP BY seller ORDER BY sum(fen) DESC, seller LIMIT 1',
      )
    ).rows[0]![0];
    const { out } = await within(dir, 'ledger', 'why', 'all', '--seller', String(best), '--json');
    const { rows } = JSON.parse(out).questions[1];
    const whole = (
      await ask('all', `SELECT sum(money)::DOUBLE FROM orders WHERE replicate = 0 AND seller = ${best}`)
    ).rows[0]![0];
    expect(rows.reduce((sum: number, row: number[]) => sum + row[2]!, 0)).toBe(whole);
  });

  test('what is not there is one line', async () => {
    const lines = async (...words: readonly string[]) => {
      const { code, err } = await within(dir, 'ledger', ...words);
      return [code, err];
    };
    expect(await lines('why', 'plain')).toEqual([
      2,
      'plain: expected a run with a ledger, got one without; run it with --events 1%\n',
    ]);
    expect(await lines('why', 'all', '--fan', '1', '--day', '2021-01-20')).toEqual([
      2,
      '--day: expected one question at a time, got --fan as well\n',
    ]);
    expect(await lines('why', 'all', '--day', 'x')).toEqual([
      2,
      '--day: expected a day such as 2021-07-03, got "x"\n',
    ]);
    expect(await lines('sql', 'all', 'SELEC 1')).toEqual([
      2,
      expect.stringMatching(/^SQL: expected a statement that DuckDB can carry out, got .*SELEC/),
    ]);
    expect(await lines('sql', 'all', "SELECT * FROM read_csv('tiny.yaml')")).toEqual([
      2,
      expect.stringMatching(/^SQL: /),
    ]);
    const runs = join(dir, 'all/runs.parquet');
    const before = readFileSync(runs, 'base64');
    const write = `COPY (SELECT 1) TO '${runs}' (FORMAT parquet, USE_TMP_FILE false)`;
    for (const [sql, got] of [
      [write, 'another'],
      [`EXPLAIN ANALYZE ${write}`, 'another'],
      [`SELECT 1; ${write}`, '2 statements'],
    ] as const) {
      expect(await lines('sql', 'all', sql)).toEqual([
        2,
        `SQL: expected one statement that reads, such as SELECT, got ${got}\n`,
      ]);
    }
    expect(readFileSync(runs, 'base64') === before).toBe(true);
    expect((await lines('sql', 'all', 'DESCRIBE visits'))[0]).toBe(0);
    expect(await run('--events', '0%')).toMatchObject({
      code: 2,
      err: '--events: expected all, or a share of the fans such as 1%, got "0%"\n',
    });
  });

  test('a folder may have any name', async () => {
    const name = "it's [a]  *  name?";
    cpSync(join(dir, 'all'), join(dir, name), { recursive: true });
    const count = 'SELECT count(*) FROM events';
    expect((await ask(name, count)).rows).toEqual((await ask('all', count)).rows);
  });

  test('the views are printed for DuckDB’s own shell, and make the same', async () => {
    const { out } = await within(dir, 'ledger', 'sql', 'all');
    expect(out.split('\n').filter((line) => line.startsWith('CREATE OR REPLACE VIEW')).length).toBe(13);
  });

  test('the graph has an edge a tie', async () => {
    const { code, err } = await within(dir, 'ledger', 'graphml', 'all', '--out', 'ties.graphml');
    expect([code, err]).toEqual([0, '']);
    const text = readFileSync(join(dir, 'ties.graphml'), 'utf8');
    const [ties] = (await ask('all', 'SELECT count(*)::INTEGER FROM ties WHERE replicate = 0')).rows[0]!;
    expect(text.match(/<edge /g)?.length).toBe(ties);
    expect(text.match(/<node id="fan-/g)?.length).toBe(manifest('all').fans);
    expect((await within(dir, 'ledger', 'graphml', 'all', '--out', 'ties.graphml')).code).toBe(0);
    cpSync(join(dir, 'tiny.yaml'), join(dir, 'own.graphml'));
    expect((await within(dir, 'ledger', 'graphml', 'all', '--out', 'own.graphml')).code).toBe(2);
  });

  test('plan says how many rows and bytes there would be, of about as many as there are', async () => {
    const { out } = await within(dir, 'plan', 'tiny.yaml', '--replicates', '2', '--events', 'all', '--json');
    const [{ rows, bytes }] = JSON.parse(out).ledgers;
    const real = manifest('all').events.rows;
    expect(Math.abs(rows / real - 1)).toBeLessThan(0.3);
    expect(bytes).toBeGreaterThan(rows);
  });
});
