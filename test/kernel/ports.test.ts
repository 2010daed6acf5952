/** The module is what its sources compile to, for both kinds of memory, and memories of ports stay apart. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMemory, isShared } from '../../sim/kernel/memory.ts';
import { compileKernel, moduleText } from '../../sim/kernel/ports/build.ts';
import { moduleBytes } from '../../sim/kernel/ports/webassembly.ts';
import { simulate } from '../../sim/model/simulate.ts';
import { resultOf } from '../model/anyMarket.ts';
import { smallMarket } from '../model/market.ts';
import { PORTS } from './range.ts';

test('the module is what its sources compile to', async () => {
  for (const [name, isRecording] of [
    ['module', false],
    ['recording-module', true],
  ] as const) {
    const shipped = readFileSync(new URL(`../../sim/kernel/ports/${name}.ts`, import.meta.url), 'utf8');
    expect(moduleText(await compileKernel(isRecording)).split('\n')).toEqual(shipped.split(/\r?\n/));
  }
});

test('the modules for plain and for shared memory differ in one byte', () => {
  const [plain, shared] = [moduleBytes(false), moduleBytes(true)];
  const differing = [...plain.keys()].filter((at) => plain[at] !== shared[at]);
  expect(differing.length).toBe(1);
  expect(shared.length).toBe(plain.length);
});

test('a memory is plain unless it is asked to be shared, and browsers without shared memory are served', () => {
  expect([isShared(createMemory()), isShared(createMemory(true))]).toEqual([false, true]);
  const { SharedArrayBuffer: kept } = globalThis;
  Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  try {
    expect(simulate(smallMarket(20)).fingerprint).toMatch(/^[0-9a-f]{16}$/);
  } finally {
    globalThis.SharedArrayBuffer = kept;
  }
});

test('two markets at a time have a memory each', () => {
  const inner = smallMarket(20, {}, [], 2);
  for (const [port] of PORTS) {
    const outer = simulate(
      smallMarket(20),
      (world) => {
        if (world.day === 10) simulate(inner, undefined, { port });
      },
      { port },
    );
    expect(resultOf(outer)).toEqual(resultOf(simulate(smallMarket(20))));
  }
});
