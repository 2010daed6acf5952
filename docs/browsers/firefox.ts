/** Firefox for tests and proofs that open a page; tests say that they were skipped where there is none. */
import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';

const FIREFOX =
  process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((file) => existsSync(file));

/** Why there is none, to stand behind the name of a test; empty where there is one. */
export const NO_FIREFOX =
  FIREFOX !== undefined && existsSync(FIREFOX)
    ? ''
    : " (skipped: no Firefox; install Debian's firefox-esr or set FIREFOX)";

/** Over WebDriver BiDi, with no way to any network: its proxy is a port that nobody listens on. */
export function openFirefox(preferences: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX!,
    headless: true,
    timeout: 0,
    protocolTimeout: 0,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': 9,
      'intl.accept_languages': 'en',
      // one page is opened, and no other is to be ready for the next
      'dom.ipc.processPrelaunch.enabled': false,
      ...preferences,
    },
  });
}
