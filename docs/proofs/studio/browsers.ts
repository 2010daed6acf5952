/** Browsers that open a studio from disk with the network off, on two cores as the page sees them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { openChromium } from '../../browsers/chromium.ts';
import { openFirefox } from '../../browsers/firefox.ts';

/** What the page is told the machine has: it starts so many workers. */
const CORES = 2;

export interface Opened {
  /** The value of an expression in the page. The page's policy does not bind a browser's own tools. */
  readonly ask: (expression: string) => Promise<unknown>;
  /** Bytes of the process that holds the page and its workers. */
  readonly memory: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** @param watch a script that runs before those of the page */
export type Open = (url: string, watch: string) => Promise<Opened>;

/** Memory of a process: its own, and its share of what it has in common with others. Linux tells it. */
function bytesOf(process: number): number {
  const text = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
  return 1024 * Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}

async function inChromium(url: string, watch: string): Promise<Opened> {
  const browser = await openChromium();
  const context = await browser.newContext({ offline: true, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: CORES });
  await page.addInitScript(watch);
  await page.goto(url);
  return {
    ask: (expression) => page.evaluate(expression),
    async memory() {
      const whole = await browser.newBrowserCDPSession();
      const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
      await whole.detach();
      const pages = processInfo.filter(({ type }) => type === 'renderer');
      return Math.max(...pages.map(({ id }) => bytesOf(id)));
    },
    close: () => browser.close(),
  };
}

/** Processes that a process has started, and that these have. */
function startedBy(parent: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`));
  const children = all.filter((name) => {
    const [, state, of] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
    return state !== 'Z' && Number(of) === parent;
  });
  return children.map(Number).flatMap((child) => [child, ...startedBy(child)]);
}

async function inFirefox(url: string, watch: string): Promise<Opened> {
  const browser = await openFirefox({ 'dom.maxHardwareConcurrency': CORES });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.evaluateOnNewDocument(watch);
  await page.goto(url);
  return {
    ask: (expression) => page.evaluate(expression),
    // each page has a process of its own, and this one's is by far the largest
    memory: async () => Math.max(...startedBy(browser.process()!.pid!).map(bytesOf)),
    close: () => browser.close(),
  };
}

export const BROWSERS: Readonly<Record<string, Open>> = { Chromium: inChromium, Firefox: inFirefox };
