/** Where conversations are kept. */
export type DatabaseHome =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly path: string }
  /** The URL holds a password: it is never printed. */
  | { readonly kind: 'postgres'; readonly url: string };

/** What is set of the storage. */
export interface StoreSettings {
  readonly database: DatabaseHome;
  /** The first seals, all open; see `store/seal.ts`. */
  readonly stateKeys: readonly Buffer[];
  readonly conversationTtlMs: number;
}
