// Before `npm start` and `npm test`: installs the dependencies of a fresh clone, and does nothing when they are there.
// Plain JavaScript without dependencies, for any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.laotie-lock');

/** Text of a file, or nothing. */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The packages that a lock file lists; nothing when there is none or it was cut short. */
function packagesIn(text) {
  try {
    return JSON.parse(text ?? '').packages;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return undefined;
  }
}

/** Whether what npm says it installed is what the lock file asks for on this machine. */
function installedAsLocked(lock) {
  const installed = packagesIn(textOf(join(root, 'node_modules', '.package-lock.json')));
  if (!installed) return false;
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const found = installed[path];
    // An optional package of another system is locked but never installed.
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

const lock = textOf(lockFile);
if (lock !== undefined) {
  const stamp = createHash('sha256').update(lock).digest('hex');
  const current = existsSync(join(root, 'node_modules')) && textOf(stampFile) === stamp;
  if (!current) {
    if (!installedAsLocked(lock)) {
      process.stderr.write('laotie: installing dependencies (once) …\n');
      const npm = process.env.npm_execpath;
      const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
      const shell = command === 'npm' && process.platform === 'win32';
      const options = ['ci', '--no-audit', '--no-fund'];
      const { status } = spawnSync(command, [...first, ...options], {
        cwd: root,
        shell,
        stdio: ['inherit', 2, 2],
      });
      if (status !== 0) {
        process.stderr.write(`laotie: expected "npm ci" to succeed, got exit code ${status}\n`);
        process.exit(status ?? 1);
      }
    }
    writeFileSync(stampFile, stamp);
  }
}
