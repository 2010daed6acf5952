/** Folders of results, as tests compare them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below by its path, as text that keeps every byte. */
export function bytesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        join(parentPath, name).slice(folder.length + 1),
        readFileSync(join(parentPath, name)).toString('base64'),
      ])
      .sort(),
  );
}
