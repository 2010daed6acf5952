/** Debian's Chromium for whatever opens a page: tests, which say that they were skipped where there is none, proofs, pictures. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Why there is none, to stand behind the name of a test; empty where there is one. */
export const NO_CHROMIUM = existsSync(CHROMIUM)
  ? ''
  : ` (skipped: no Chromium at ${CHROMIUM}; install Debian's chromium or set CHROMIUM)`;

/** Without a limit of time: a slow machine is no fault. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS, timeout: 0 });
}
