import { expect, test } from 'vitest';
import { studioCommand, studioLink } from '../../../reports/page/what-if.ts';

test('the command names the scenarios as a shell takes them, the base first', () => {
  expect(studioCommand(['scenarios/kuaishou-2021.yaml'], 'en')).toMatch(
    /What if …\? npx laotie studio scenarios\/kuaishou-2021\.yaml writes one page/,
  );
  expect(studioCommand(['a b.yaml', "it's.yaml", 'c.yaml'], 'zh')).toContain(
    'npx laotie studio &#39;a b.yaml&#39; &#39;it&#39;\\&#39;&#39;s.yaml&#39; c.yaml',
  );
});

test('a side with levers added is no file, and a studio has four plans at most', () => {
  const text = studioCommand(['a.yaml', 'a.yaml + card.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml'], 'en');
  expect(text).toContain('npx laotie studio a.yaml b.yaml c.yaml d.yaml writes');
});

test('a link is an address beside the report, whatever it is called', () => {
  expect(studioLink('studio.html', 'en')).toMatch(/^<p class="what-if"><a href="studio\.html">What if/);
  expect(studioLink('"><img>', 'zh')).not.toContain('<img>');
});
