/**
 * Plugins in use in this thread. Apart from what loads and checks them (plugins.ts): a thread that has none is spared the
 * libraries that checking takes, a quarter of its start.
 */

/** Where a plugin lies, and all that it is, so that a thread can take the same. */
export interface PluginPlace {
  /** Absolute. */
  readonly file: string;
  /** SHA-256 over the texts of the file and of all that it imports. */
  readonly hash: string;
}

interface UsedPlugin extends PluginPlace {
  readonly name: string;
  /** Whether a run can differ by it: a chart changes none. */
  readonly isDeciding: boolean;
}

/** In the order in which they were added. */
const used: UsedPlugin[] = [];

export function usedPlugins(): readonly UsedPlugin[] {
  return used;
}

/** @returns what takes it away again */
export function noteUsed(plugin: UsedPlugin): () => void {
  used.push(plugin);
  return () => void used.splice(used.indexOf(plugin), 1);
}

/** Where the plugins in use lie, for other threads. */
export function pluginPlaces(): PluginPlace[] {
  return used.map(({ file, hash }) => ({ file, hash }));
}

const SHOWN_DIGITS = 12;

/** What plugins add to the engine's version: a name and a hash for each that can change a run. */
export function pluginMark(): string {
  const deciding = used.filter(({ isDeciding }) => isDeciding);
  return deciding.map(({ name, hash }) => `.${name}-${hash.slice(0, SHOWN_DIGITS)}`).join('');
}
