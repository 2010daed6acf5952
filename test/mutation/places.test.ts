import { expect, test } from 'vitest';
import { drawMutants, sharesOf } from './draw.ts';
import { mutantsOf, mutated } from './places.ts';

/** What every mutant of a source looks like. */
function changed(source: string): string[] {
  return mutantsOf('x.ts', source)
    .flat()
    .map((mutant) => mutated(source, mutant));
}

test('operators, signs and constants are broken one at a time', () => {
  expect(changed('f = a + b;')).toEqual([';', 'f = a - b;']);
  expect(changed('const f = (a) * (b);')).toEqual(['const f = (a) / (b);']);
  expect(changed('const f = !a && b;')).toEqual(['const f = !a || b;', 'const f = a && b;']);
  expect(changed('const f = 0.5;')).toEqual(['const f = 0.55;', 'const f = 5;', 'const f = 0;']);
  expect(changed('const f = -x;')).toEqual(['const f = x;']);
  expect(changed('const f = true;')).toEqual(['const f = false;']);
  expect(changed('const f = Math.min(a, b);')).toEqual(['const f = Math.max(a, b);']);
});

test('branches are taken always and never; statements go', () => {
  expect(changed('if (a) g();')).toEqual(['if (true) g();', 'if (false) g();', 'if (a) ;']);
  expect(changed('const f = a ? b : c;')).toEqual(['const f = true ? b : c;', 'const f = false ? b : c;']);
});

test('texts, types, imports and messages are left alone', () => {
  for (const source of [
    "import a from './1.ts';",
    "const f = 'a' + b;",
    'type F = 1 | 2;',
    'const f: 1 = x as 1;',
    'const f = { 1: x };',
    "const f = refuse('x', 1 + 2);",
    'const f = cause instanceof Error ? cause.message : String(cause);',
  ]) {
    expect(changed(source), source).toEqual([]);
  }
});

test('a seed draws the same places again, whatever is edited elsewhere', () => {
  const source = Array.from({ length: 40 }, (_, at) => `const a${at} = b${at} + c;`).join('\n');
  const draw = (text: string, seed: string) => drawMutants(mutantsOf('x.ts', text), 10, seed);
  const texts = (text: string, seed: string) => draw(text, seed).map(({ text: line }) => line);
  expect(texts(`\n// moved\n${source}`, 'one')).toEqual(texts(source, 'one'));
  expect(texts(source, 'two')).not.toEqual(texts(source, 'one'));
  expect(draw(source, 'one')).toHaveLength(10);
});

test('each folder has its share, and ten at least', () => {
  expect(sharesOf([900, 90, 4], 100, 10)).toEqual([91, 10, 4]);
});
