/** What an attribution means, in sentences made from its numbers. */
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AttributeResult } from '../../sim/result/attribute.ts';
import { periodText, signedText, spaced } from '../compare/written.ts';
import { ATTRIBUTE_WORDS } from '../words/attribute.ts';
import { capital, partText, questionText, standingOf } from './written.ts';

function itemSentences(result: AttributeResult, lang: Language): string[] {
  const words = ATTRIBUTE_WORDS[lang];
  const { items, unit } = result;
  const signed = (value: number | null) => signedText(value, unit, lang);
  const [first] = items;
  const { low90, high90 } = first?.difference ?? { low90: null, high90: null };
  const most =
    first && first.whole > 0
      ? [
          words.most(
            spaced(first.title[lang], lang),
            signed(first.value),
            partText(first.part, lang),
            signed(low90),
            signed(high90),
          ),
        ]
      : [];
  const named = (standing: 'down' | 'unclear' | 'nothing') =>
    items.filter((item) => standingOf(item) === standing).map(({ title }) => title[lang]);
  const [against, unclear, nothing] = (['down', 'unclear', 'nothing'] as const).map(named);
  return [
    ...most,
    ...(against!.length > 0 ? [words.against(against!.join(words.comma))] : []),
    ...(unclear!.length > 0 ? [words.unclear(unclear!.join(words.comma))] : []),
    ...(nothing!.length > 0 ? [words.nothing(nothing!.join(words.comma))] : []),
  ];
}

function treeSentences({ growth, currency }: AttributeResult, lang: Language): string[] {
  if (!growth) return [];
  const unit = moneyOf({ currency });
  const parts = growth.factors.map(({ value }) => signedText(value, unit, lang)) as [string, string, string];
  const periods = [growth.sooner, growth.later].map((period) => periodText(period, lang)) as [string, string];
  return [ATTRIBUTE_WORDS[lang].tree(...periods, signedText(growth.growth.value, unit, lang), ...parts)];
}

/** All that is said of an attribution. */
export function attributeSentences(result: AttributeResult, lang: Language): string[] {
  const { figure } = numbersIn(lang);
  const { all, none, shared, unit } = result;
  const write = (value: number) => figure(value, unit);
  const what = capital(questionText(result, lang));
  return [
    ATTRIBUTE_WORDS[lang].told(
      what,
      write(all.value),
      write(none.value),
      signedText(shared.value, unit, lang),
    ),
    ...itemSentences(result, lang),
    ...treeSentences(result, lang),
  ];
}
