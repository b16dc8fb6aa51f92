/** A JSON object from outside: nothing is known of its fields. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = {};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a JSON object; null where the text is anything else. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The object in a field; an empty one where there is none. */
export const objectAt = (from: JsonObject, field: string): JsonObject => {
  const value = Object.hasOwn(from, field) ? from[field] : undefined;
  return isObject(value) ? value : NOTHING;
};

/** The objects of the list in a field. */
export const objectsAt = (from: JsonObject, field: string): readonly JsonObject[] => {
  const value = Object.hasOwn(from, field) ? from[field] : undefined;
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** The string in a field; an empty one where there is none. */
export const stringAt = (from: JsonObject, field: string): string => {
  const value = Object.hasOwn(from, field) ? from[field] : undefined;
  return typeof value === 'string' ? value : '';
};
