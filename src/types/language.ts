/** The languages we have wording for. The knowledge itself is in English. */
export type Language = 'en' | 'es';

/** A text in each language we have wording for. */
export type LocalizedText = Readonly<Record<Language, string>>;
