/** A map that forgets: by age, and the oldest first when it is full. */
export interface ExpiringMap<Value> {
  get(key: string, nowMs: number): Value | undefined;
  set(key: string, value: Value, nowMs: number): void;
  size(): number;
}

/** Builds an {@link ExpiringMap}. An entry lives `ttlMs` after it was first set; at most `maxEntries` are kept. */
export function createExpiringMap<Value>(ttlMs: number, maxEntries: number): ExpiringMap<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key, nowMs) {
      const entry = entries.get(key);
      return entry && entry.until > nowMs ? entry.value : undefined;
    },
    set(key, value, nowMs) {
      entries.delete(key);
      entries.set(key, { value, until: nowMs + ttlMs });
      for (const [oldest, entry] of entries) {
        if (entries.size <= maxEntries && entry.until > nowMs) break;
        entries.delete(oldest);
      }
    },
    size: () => entries.size,
  };
}
