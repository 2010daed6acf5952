/** Every phrase of a complaint in both languages; a test looks for each phrase of the sources here. */
import { LEVERS } from '../../levers/all.ts';
import type { Bilingual } from '../../notation/language.ts';
import { libraryPhrases } from '../../notation/library-words.ts';
import { COMMAND_PHRASES } from './command-line.ts';
import { HANDED_IN_PHRASES } from './handed-in.ts';
import { LEDGER_PHRASES } from './ledger.ts';
import { MACHINE_PHRASES } from './machines.ts';
import { MARKET_PHRASES } from './market.ts';
import { PLUGIN_PHRASES } from './plugins.ts';
import { RUN_PHRASES } from './runs.ts';
import { SCENARIO_PHRASES } from './scenario.ts';
import { STUDY_PHRASES } from './studies.ts';
import { STUDY_FILE_PHRASES } from './study-files.ts';
import { UNKNOWN_PHRASES } from './unknowns.ts';

/** Why some kinds of lever can have no budget. */
const NO_BUDGETS: readonly Bilingual[] = LEVERS.flatMap(({ money }) =>
  'account' in money ? [] : [money.noBudget],
);

export const PHRASES: readonly Bilingual[] = [
  ...SCENARIO_PHRASES,
  ...HANDED_IN_PHRASES,
  ...MARKET_PHRASES,
  ...LEDGER_PHRASES,
  ...MACHINE_PHRASES,
  ...RUN_PHRASES,
  ...STUDY_PHRASES,
  ...STUDY_FILE_PHRASES,
  ...UNKNOWN_PHRASES,
  ...COMMAND_PHRASES,
  ...PLUGIN_PHRASES,
  ...libraryPhrases(),
  ...NO_BUDGETS,
];
