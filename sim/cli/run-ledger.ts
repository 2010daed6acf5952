/** Ledgers of runs: what a command line asks of them, and what a folder may already hold. */
import { refuse } from '../notation/refusal.ts';
import { LEDGER, manifestOfRun } from '../runs/node/folder.ts';
import { ledgerPlaces } from '../runs/node/ledger/places.ts';
import { manifestIn } from '../runs/node/manifest-file.ts';
import { placesIn } from '../runs/node/replicates.ts';
import type { Places, Prepared } from '../runs/prepared.ts';
import { eventsOf, eventsText } from './limits.ts';

export interface EventsArguments {
  readonly events?: string;
  readonly on?: unknown;
}

/**
 * The share of fans whose events are to be kept.
 * @throws Refusal for what is none, or where other machines would have to keep them
 */
export function keptShare({ events, on }: EventsArguments): number | undefined {
  return keptHere(eventsOf(events), on);
}

/** The share, where this machine runs what keeps them. @throws Refusal where others would */
function keptHere(share: number | undefined, on: unknown): number | undefined {
  if (share === undefined || !on) return share;
  throw refuse(
    '--events',
    'a run on this machine',
    '--on, which hands it to others',
    'events are kept by the machine that runs them',
  );
}

/**
 * A folder with a ledger is taken up with the same share: else half of it would say something else.
 * @throws Refusal otherwise
 */
export function checkEvents(dir: string, share: number | undefined): void {
  const manifest = manifestIn(dir);
  if (!manifest?.events || manifest.events.share === share) return;
  const held = eventsText(manifest.events.share);
  throw refuse(
    dir,
    `--events ${held}, as its ${LEDGER} has them`,
    eventsText(share),
    'name another with --out',
  );
}

/** Places of a run in a folder, with ledgers where they are asked for. */
export function placesFor(dir: string, prepared: Prepared, share: number | undefined): Places {
  const places = placesIn(dir);
  return share === undefined ? places : ledgerPlaces(dir, { prepared, share }, places);
}

/** What a manifest says while such a run goes on. */
export function runningEvents(share: number | undefined) {
  return share === undefined ? {} : { events: { share, rows: 0 } };
}

/**
 * The share of fans whose events the parts of a run have kept.
 * @param on other machines, which would run again what failed in its part
 * @throws Refusal when they differ, or others would have to keep events
 */
export function sameShare(dirs: readonly string[], on?: unknown): number | undefined {
  const [first, ...others] = dirs.map((dir) => manifestOfRun(dir).events?.share);
  for (const [at, other] of others.entries()) {
    if (other === first) continue;
    throw refuse(dirs[at + 1]!, `a run with --events ${eventsText(first)}, as ${dirs[0]}`, eventsText(other));
  }
  return keptHere(first, on);
}
