/** Kills at any moment, and what else a machine does: nothing lost, the same bytes, one line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../generate/table.ts';
import { randomOf } from './fuzz/random.ts';
import { COMMANDS, type Command, prepareAll } from './kills/commands.ts';
import { cleanOf, type KillAnswer, killOnce } from './kills/kill.ts';
import { TROUBLES } from './kills/troubles.ts';
import type { Proof, ProofOptions } from './proof.ts';

const COUNT = 200;
/** Kills of a batch: one clean end is made for all of them. */
const BATCH = 5;

interface Answer {
  readonly kills: readonly KillAnswer[];
  readonly troubles: readonly {
    readonly trouble: string;
    readonly command: string;
    readonly fault?: string | undefined;
  }[];
}

async function inFolder<T>(command: Command, work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'laotie-kills-'));
  try {
    await prepareAll(dir, [command]);
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function kill(command: Command, seed: string, first: number, count: number): Promise<Answer> {
  return inFolder(command, async (dir) => {
    const clean = await cleanOf(command, dir);
    const kills: KillAnswer[] = [];
    for (
      let number = first;
      kills.filter(({ killed }) => killed).length < count && number < first + 3 * count;
      number++
    ) {
      kills.push(await killOnce(command, dir, clean, randomOf(seed, command.name, number)));
    }
    return { kills, troubles: [] };
  });
}

function trouble(command: Command): Promise<Answer> {
  return inFolder(command, async (dir) => {
    const clean = await cleanOf(command, dir);
    const troubles: { trouble: string; command: string; fault?: string | undefined }[] = [];
    for (const { name, isPossible, fault } of TROUBLES) {
      if (isPossible && !isPossible(command)) continue;
      troubles.push({ trouble: name, command: command.name, fault: await fault(command, dir, clean) });
    }
    return { kills: [], troubles };
  });
}

function batchesOf(options: ProofOptions) {
  const count = Number(options.given.get('count') ?? COUNT);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new Error(`--count: expected a whole number, got ${count}`);
  const names = options.given.get('commands')?.split(',');
  const commands = COMMANDS.filter(({ name }) => !names || names.includes(name));
  const each = Math.ceil(count / commands.length);
  return commands.flatMap((command) => [
    ...Array.from({ length: Math.ceil(each / BATCH) }, (_, at) => ({
      key: `${command.name} kills ${at * BATCH}`,
      run: () => kill(command, options.seed, 3 * at * BATCH, Math.min(BATCH, each - at * BATCH)),
    })),
    { key: `${command.name} troubles`, run: () => trouble(command) },
  ]);
}

export const kills: Proof<Answer> = {
  name: 'kills',
  title: 'Kills: nothing lost, the same bytes',
  claim: `after each of ${COUNT} \`kill -9\` at moments drawn by a seed (by progress seen, not by the clock) over ${COMMANDS.map(({ name }) => `\`${name}\``).join(', ')}, the same command ends with the bytes of an undisturbed one and computes nothing again that was stored; closed and full streams leave the result as it is; a full disk, too few files, a folder that vanishes and a second process are said in one line, and the command then ends well.`,
  doesNotProve: 'that a power cut does no harm: a kill leaves the file system whole.',
  options: `[--count N, ${COUNT} by default] [--commands ${COMMANDS.map(({ name }) => name).join(',')}]`,
  batches: async (options) => batchesOf(options),
  conclude: async (answers) => {
    const all = answers.flatMap((one) => one.kills);
    const troubles = answers.flatMap((one) => one.troubles);
    const faults = [...all, ...troubles].filter(({ fault }) => fault !== undefined);
    const names = [...new Set(all.map(({ command }) => command))];
    const rows = names.map((name) => {
      const own = all.filter(({ command, killed }) => command === name && killed);
      const moments = new Set(own.map(({ at }) => at)).size;
      return [
        name,
        ...[own.length, moments, own.filter(({ fault }) => fault !== undefined).length].map(String),
      ];
    });
    const killed = all.filter((one) => one.killed).length;
    return {
      holds: faults.length === 0 && killed > 0,
      summary: `${killed} kills and ${troubles.length} troubles, ${faults.length} with a fault.`,
      figures: { kills: rows, troubles, faults },
      details: [
        table(['command', 'kills', 'different moments', 'faults'], rows),
        table(
          ['trouble', 'command', 'fault'],
          troubles.map((one) => [one.trouble, one.command, (one.fault ?? '—').replaceAll('|', '/')]),
        ),
        ...all.flatMap((one) =>
          one.fault === undefined ? [] : [`- ${one.command} at ${one.at} of ${one.of}: ${one.fault}`],
        ),
      ],
    };
  },
};
