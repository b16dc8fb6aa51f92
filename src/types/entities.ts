/** A medication as a person spoke of it. */
export interface MedicationEntity {
  /** Their words for it. */
  readonly surface: string;
  readonly generic: string;
  readonly class: string;
  readonly dose: { readonly value: number; readonly unit: string } | null;
  readonly durationDays: number | null;
  readonly status: 'current' | 'past' | 'planned' | null;
}

/** A date as a person spoke of it, resolved against the day of the turn. */
export interface DateEntity {
  readonly surface: string;
  /** `YYYY-MM-DD` */
  readonly iso: string;
}

/** The facts that a person told in one utterance. */
export interface Entities {
  readonly medications: readonly MedicationEntity[];
  /** How many treatments they say have failed; null where they did not say. */
  readonly failedTrials: number | null;
  /** In years; null where they did not say. */
  readonly age: number | null;
  readonly dates: readonly DateEntity[];
}

/** No facts told. */
export const NO_ENTITIES: Entities = { medications: [], failedTrials: null, age: null, dates: [] };
