/** The smallest input found that fails in the same way: parts of its files are taken away as long as it does. */
import { signatureOf } from './judge.ts';
import type { Input, Kind, Tried } from './kind.ts';
import { tryOne } from './try.ts';

const MOST_TRIES = 300;
const MOST_SECONDS = 10;

/** @returns the smaller input with its fault */
export async function minimise(kind: Kind, tried: Tried): Promise<Tried> {
  const wanted = signatureOf(kind, tried.fault!);
  const end = performance.now() + 1000 * MOST_SECONDS;
  let best = tried;
  let tries = 0;
  const isLeft = () => tries < MOST_TRIES && performance.now() < end;
  const attempt = async (input: Input): Promise<boolean> => {
    tries++;
    const next = await tryOne(kind, input);
    if (next.fault === undefined || signatureOf(kind, next.fault) !== wanted) return false;
    best = next;
    return true;
  };
  for (const name of Object.keys(tried.input.files)) {
    for (let parts = 2; isLeft(); ) {
      const bytes = best.input.files[name];
      if (!(bytes instanceof Uint8Array) || bytes.length === 0) break;
      const size = Math.ceil(bytes.length / parts);
      let isSmaller = false;
      for (let at = 0; at < bytes.length && isLeft() && !isSmaller; at += size) {
        const rest = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
        isSmaller = await attempt({ ...best.input, files: { ...best.input.files, [name]: rest } });
      }
      if (isSmaller) parts = Math.max(2, parts - 1);
      else if (size === 1) break;
      else parts = Math.min(2 * parts, bytes.length);
    }
  }
  return best;
}
