/** Every phrase of a complaint in both languages; a test looks for each phrase of the sources here. */
import type { Bilingual } from '../../notation/language.ts';
import { libraryPhrases } from '../../notation/library-words.ts';
import { COMMAND_PHRASES } from './command-line.ts';
import { HANDED_IN_PHRASES } from './handed-in.ts';
import { RUN_PHRASES } from './runs.ts';
import { SCENARIO_PHRASES } from './scenario.ts';
import { STUDY_PHRASES } from './studies.ts';

export const PHRASES: readonly Bilingual[] = [
  ...SCENARIO_PHRASES,
  ...HANDED_IN_PHRASES,
  ...RUN_PHRASES,
  ...STUDY_PHRASES,
  ...COMMAND_PHRASES,
  ...libraryPhrases(),
];
