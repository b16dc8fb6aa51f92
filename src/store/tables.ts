/** The tables, as `migrations.ts` makes them. Times are ms since the epoch, or ISO 8601 where they are named `at`. */
export interface Tables {
  readonly conversations: {
    readonly id: string;
    /** See `seal.ts`. */
    readonly state: Buffer;
    readonly expires_at: number;
  };
  readonly feedback: {
    readonly id: string;
    readonly conversation_id: string;
    readonly turn_id: string;
    readonly rating: string;
    readonly at: string;
    readonly expires_at: number;
  };
  readonly outbox: {
    readonly id: string;
    readonly conversation_id: string;
    readonly level: string;
    readonly channel: string;
    readonly at: string;
  };
}
