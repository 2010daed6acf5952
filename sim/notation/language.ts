/** The languages of the product, and texts that are written in both. */

export const LANGUAGES = ['zh', 'en'] as const;
/** Chinese and English. */
export type Language = (typeof LANGUAGES)[number];

/** Text shown to people, in both languages of the product. */
export type Bilingual = Readonly<Record<Language, string>>;
