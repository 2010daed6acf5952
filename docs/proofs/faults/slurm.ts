/** A SLURM cluster of one node on this machine, and an array whose parts are taken off it in mid-run. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { resultIn } from '../kills/commands.ts';
import { differences } from '../kills/kill.ts';
import { filesIn, finish, PROGRAM } from '../kills/process.ts';
import type { Fault, Told } from './fault.ts';
import type { Field } from './field.ts';
import { freePort } from './server.ts';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scontrol'];

function isPossible(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return PROGRAMS.every((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0);
}

/** @param megabytes of the node's memory, as slurmd sees it or less */
const configuration = (
  dir: string,
  [controller, node]: readonly number[],
  megabytes: number,
) => `ClusterName=laotie
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${dir}/munge.socket
StateSaveLocation=${dir}/state
SlurmdSpoolDir=${dir}/spool
SlurmctldPidFile=${dir}/slurmctld.pid
SlurmdPidFile=${dir}/slurmd.pid
SlurmctldLogFile=${dir}/slurmctld.log
SlurmdLogFile=${dir}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobRequeue=1
KillWait=2
ReturnToService=2
SchedulerParameters=sched_interval=2
NodeName=${hostname()} NodeAddr=127.0.0.1 CPUs=2 RealMemory=${megabytes} State=UNKNOWN
PartitionName=all Nodes=${hostname()} Default=YES MaxTime=INFINITE State=UP
`;

interface Cluster {
  readonly env: NodeJS.ProcessEnv;
  /** What a client of the cluster says. */
  ask(name: string, ...words: readonly string[]): string;
  end(): Promise<void>;
}

async function cluster(): Promise<Cluster> {
  const dir = mkdtempSync(join(tmpdir(), 'laotie-slurm-'));
  for (const folder of ['state', 'spool']) mkdirSync(join(dir, folder));
  writeFileSync(join(dir, 'key'), randomBytes(128), { mode: 0o600 });
  const ports = [await freePort(), await freePort()];
  writeFileSync(join(dir, 'slurm.conf'), configuration(dir, ports, 2000));
  const env = { ...process.env, SLURM_CONF: join(dir, 'slurm.conf') };
  const children: ChildProcess[] = [];
  const begin = (name: string, ...words: readonly string[]) =>
    void children.push(spawn(name, words, { env, stdio: 'ignore' }));
  const own = ['socket', 'pid', 'log', 'seed'].map((kind) => `${dir}/munge.${kind}`);
  const [socket, pid, log, seed] = own;
  begin('munged', '--foreground', '--force', `--key-file=${dir}/key`, `--socket=${socket}`, `--pid-file=${pid}`, `--log-file=${log}`, `--seed-file=${seed}`);
  while (!existsSync(socket!)) await wait(50);
  begin('slurmctld', '-D');
  begin('slurmd', '-D');
  const end = async () => {
    for (const child of children.toReversed()) {
      const ended = new Promise((done) => child.once('close', done));
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  const ask = (name: string, ...words: readonly string[]) => spawnSync(name, words, { env, encoding: 'utf8' }).stdout;
  for (let looks = 0; !/\bidle\b/.test(ask('sinfo', '--noheader', '--format=%T')); looks++) {
    await wait(200);
    if (looks < 300) continue;
    const said = readFileSync(join(dir, 'slurmctld.log'), 'utf8');
    await end();
    throw new Error(`slurm: expected an idle node, got none after a minute: ${said.slice(-2000)}`);
  }
  return { env, ask, end };
} // biome-ignore format: long lines

const SHARDS = 4;

/** Takes each part of an array off its node once, when it has some replicates. @returns how many */
async function requeueAll({ ask }: Cluster, { dir }: Field, array: string): Promise<number> {
  const left = new Set(Array.from({ length: SHARDS }, (_, at) => at + 1));
  let harms = 0;
  while (left.size > 0 && ask('squeue', '--noheader', `--jobs=${array}`).trim() !== '') {
    for (const part of left) {
      const done = [...filesIn(join(dir, `whole-parts/part-${part}/replicates`)).keys()];
      if (done.filter((name) => name.endsWith('.bin')).length < 2) continue;
      left.delete(part);
      const before = ask('squeue', '--noheader', '--format=%T', `--jobs=${array}_${part}`).trim();
      if (before !== 'RUNNING') continue; // it has ended
      ask('scontrol', 'requeue', `${array}_${part}`);
      harms++;
    }
    await wait(20);
  }
  return harms;
}

async function carryOut(slurm: Cluster, field: Field): Promise<Told> {
  const { dir, plan } = field;
  const options = plan.slice(2).filter((word) => !['--no-report', '--no-memo'].includes(word));
  const words = ['jobs', plan[1]!, ...options, '--for', 'slurm', '--shards', `${SHARDS}`, '--out', 'whole'];
  const printed = await finish(dir, words);
  if (printed.code !== 0) return { harms: 0, fault: `jobs: ${printed.err}` };
  writeFileSync(join(dir, 'array.sh'), printed.out);
  // a memo would have what the local run has answered
  const env = { ...slurm.env, LAOTIE: `${process.execPath} ${PROGRAM}`, LAOTIE_MEMO_BYTES: '0' };
  const submitted = spawnSync('sh', ['array.sh'], { cwd: dir, env, encoding: 'utf8' });
  if (submitted.status !== 0) return { harms: 0, fault: `sbatch: ${submitted.stderr}` };
  const jobs = slurm.ask('squeue', '--noheader', '--format=%F').match(/\d+/g) ?? [];
  const [array] = jobs.map(Number).sort((a, b) => a - b);
  const harms = await requeueAll(slurm, field, String(array));
  // what was requeued waits two minutes by itself
  while (slurm.ask('squeue', '--noheader').trim() !== '') await wait(200);
  // the merge writes report and studio: so does the run that it is compared with
  const near = await finish(dir, ['run', plan[1]!, ...options, '--no-memo', '--out', 'near']);
  if (near.code !== 0) return { harms, fault: `exit code ${near.code} of a local run: ${near.err}` };
  const other = differences(resultIn(join(dir, 'near')), resultIn(join(dir, 'whole')));
  return { harms, fault: other.length > 0 ? `other bytes: ${other.slice(0, 5).join(', ')}` : undefined };
}

export const slurmArray: Fault = {
  number: 13,
  what: 'a SLURM array whose parts are taken off their node and requeued',
  isPossible,
  workers: 0,
  async tell(field) {
    const slurm = await cluster();
    try {
      return await carryOut(slurm, field);
    } finally {
      await slurm.end();
    }
  },
};
