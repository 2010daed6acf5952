/** What is installed is what was tried: the lock file holds a hash of every package, and names no registry but npm's. */
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

interface Entry {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const entries = Object.entries(lock.packages as Record<string, Entry>).filter(([name]) => name !== '');

test('every package has a SHA-512, those of other systems too', () => {
  expect(entries.length).toBeGreaterThan(200);
  const without = entries.filter(([, { integrity, link }]) => link || !SHA512.test(integrity ?? ''));
  expect(without.map(([name]) => name)).toEqual([]);
});

test('a place that is named is the public registry', () => {
  const places = entries.flatMap(([, { resolved }]) => resolved ?? []);
  expect(places.filter((place) => !place.startsWith('https://registry.npmjs.org/'))).toEqual([]);
});

test('what package.json asks for is what is locked, to the version', () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const locked = lock.packages as Record<string, { readonly version?: string }>;
  for (const [name, version] of asked) expect(locked[`node_modules/${name}`]?.version, name).toBe(version);
});
