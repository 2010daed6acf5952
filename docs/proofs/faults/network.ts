/** Networks of their own for processes on this machine (Linux namespaces), whose links to it can be cut. */
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { atShares, type Fault } from './fault.ts';
import { LOST_AFTER_MS } from './field.ts';
import { testServer } from './server.ts';

function ip(...words: readonly string[]): void {
  const { status, stderr } = spawnSync('ip', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${words.join(' ')}: ${stderr}`);
}

interface Network {
  /** Address of this machine in it. */
  readonly host: string;
  /** What a shell does to be in it. */
  readonly shell: string;
  cut(): void;
  heal(): void;
  end(): void;
}

/** @param number of several, from 1 on */
function network(number: number): Network {
  const name = `laotie-${process.pid}-${number}`;
  const [near, far] = [`lt${process.pid}n${number}`, `lt${process.pid}f${number}`];
  const [host, guest] = [`10.213.${number}.1`, `10.213.${number}.2`];
  ip('netns', 'add', name);
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far);
  ip('link', 'set', far, 'netns', name);
  ip('addr', 'add', `${host}/30`, 'dev', near);
  ip('-n', name, 'addr', 'add', `${guest}/30`, 'dev', far);
  ip('-n', name, 'link', 'set', far, 'up');
  ip('link', 'set', near, 'up');
  return {
    host,
    shell: `exec ip netns exec ${name} "$0" "$@"`,
    cut: () => ip('link', 'set', near, 'down'),
    heal: () => ip('link', 'set', near, 'up'),
    end: () => ip('netns', 'del', name),
  };
}

function isPossible(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const name = `laotie-${process.pid}-probe`;
  if (spawnSync('ip', ['netns', 'add', name]).status !== 0) return false;
  return spawnSync('ip', ['netns', 'del', name]).status === 0;
}

/** The minute for which everybody is cut off. */
const CUT_MS = 60_000;

export const cutNetwork: Fault = {
  number: 4,
  what: 'the network of one worker cut for longer than its lock, then that of both workers and the command for a minute',
  isPossible,
  workers: 0,
  async tell(field) {
    const networks = [network(1), network(2)] as const;
    const [one, rest] = networks;
    // nobody else is in these networks
    const server = await testServer('--bind', ...networks.map(({ host }) => host), '--protected-mode', 'no');
    const placeIn = ({ host }: Network) => ({ place: server.place.replace('127.0.0.1', host) });
    try {
      field.workers.push(field.addWorker(placeIn(one), one.shell), field.addWorker(placeIn(rest), rest.shell));
      const run = field.run('far', placeIn(rest), rest.shell);
      const harm = async (at: number) => {
        const cut = at === 1 ? [one] : networks;
        for (const each of cut) each.cut();
        await wait(at === 1 ? 4 * LOST_AFTER_MS : CUT_MS);
        for (const each of cut) each.heal();
      };
      return await atShares(field, harm, 2, run);
    } finally {
      for (const { child } of field.workers) child.kill('SIGKILL');
      await Promise.all(field.workers.map(({ ended }) => ended));
      await server.stop();
      for (const each of networks) each.end();
    }
  },
}; // biome-ignore format: long lines
