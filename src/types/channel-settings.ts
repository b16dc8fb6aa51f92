/** What the operator sets for Slack. Both are secrets. */
export interface SlackSettings {
  readonly signingSecret: string;
  readonly botToken: string;
}

/** What the operator sets for Teams. */
export interface TeamsSettings {
  /** Null only in local test mode: anybody on this machine may then speak for Teams. */
  readonly appId: string | null;
  readonly tenantId: string | null;
  /** Null: a managed identity of the same app id signs in. */
  readonly appPassword: string | null;
}

/** The chat channels; null where one is off, and nothing of it is loaded then. */
export interface ChannelSettings {
  readonly slack: SlackSettings | null;
  readonly teams: TeamsSettings | null;
}
