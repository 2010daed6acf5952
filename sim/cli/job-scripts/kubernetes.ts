/** Kubernetes: an Indexed Job of the parts and one that joins them; or a Deployment of workers. */
import { stringify } from 'yaml';
import { type Batch, ENDED, head, line, mergeLine, mergeSize, PROGRAM, partLine, partsHead } from './work.ts';

/** Names of what the cluster has to have: a volume with the files, and a secret whose keys are names of variables. */
const OURS = 'laotie';
const IMAGE = 'node:24';
const WORK = '/work';
/** Restarts of a part that was lost with its node or its memory. */
const MOST_RESTARTS = 5;
/** Of the program: bad input, which another try does not make better. */
const BAD_INPUT = 2;

/** A name as Kubernetes takes it. */
function nameOf(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-').replace(/^-+/, '').slice(0, 40);
  return `laotie-${plain.replace(/-+$/, '') || 'run'}`;
} // biome-ignore format: one line

interface Sized {
  readonly threads: number;
  readonly megabytes: number;
}

function pod(script: string, { threads, megabytes }: Sized, restartPolicy: string, more: object = {}) {
  const container = {
    name: OURS,
    image: IMAGE,
    workingDir: WORK,
    command: ['sh', '-c', script],
    ...more,
    resources: {
      requests: { cpu: String(threads), memory: `${megabytes}M` },
      limits: { memory: `${megabytes}M` },
    },
    volumeMounts: [{ name: 'work', mountPath: WORK }],
  };
  const volumes = [{ name: 'work', persistentVolumeClaim: { claimName: OURS } }];
  return { spec: { restartPolicy, containers: [container], volumes } };
}

function documents(...all: readonly object[]): string {
  return all.map((one) => stringify(one, { lineWidth: 0 })).join('---\n');
}

const job = (name: string, spec: object) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec,
});

export const kubernetes: Batch = {
  shards: (work) => {
    const name = nameOf(work.name);
    const script = `part=$((JOB_COMPLETION_INDEX + 1)); code=0; ${partLine(work, '$part')} || code=$?; ${ENDED}`;
    const parts = job(name, {
      completionMode: 'Indexed',
      completions: work.shards,
      parallelism: work.shards,
      backoffLimitPerIndex: MOST_RESTARTS,
      podFailurePolicy: {
        rules: [
          { action: 'FailIndex', onExitCodes: { containerName: OURS, operator: 'In', values: [BAD_INPUT] } },
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      },
      template: pod(script, work, 'Never'),
    });
    const merge = job(`${name}-merge`, {
      suspend: true,
      template: pod(`exec ${mergeLine(work)}`, mergeSize(work), 'Never'),
    });
    return `${partsHead(work, `kubectl apply -f FILE, where a volume claim "${OURS}" holds the files and the program`)}
# when all parts have ended, the merge is let go:
#   kubectl wait --for=condition=complete --timeout=-1s job/${name}
#   kubectl patch job/${name}-merge -p '{"spec":{"suspend":false}}'
${documents(parts, merge)}`;
  },
  workers: (work) => {
    const name = nameOf(work.name);
    const script = `exec ${PROGRAM} ${line(work.words)} --threads ${work.threads}`;
    const secret = { envFrom: [{ secretRef: { name: OURS, optional: true } }] };
    const labels = { app: name };
    const template = { metadata: { labels }, ...pod(script, work, 'Always', secret) };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { replicas: work.workers, selector: { matchLabels: labels }, template },
    };
    return `${head(`${work.workers} workers of a queue`, `kubectl apply -f FILE, where a volume claim "${OURS}" holds the program`)}
# passwords are in a secret, by the names of the variables:
#   kubectl create secret generic ${OURS} --from-file=LAOTIE_QUEUE_PASSWORD=FILE
${documents(deployment)}`;
  },
};
