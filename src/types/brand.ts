declare const brand: unique symbol;

/** A value of type `T` that only its own constructor makes, so that ids of different things cannot be mixed up. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** An array that holds at least one member. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** Says whether an array has a member; narrows it to {@link NonEmpty}. */
export const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0;
