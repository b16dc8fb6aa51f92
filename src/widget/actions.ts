/** What the buttons below a reply do. */
export interface Actions {
  say(text: string): void;
  /** Says whether the feedback was taken. */
  rate(turnId: string, helpful: boolean, reason: string | null): Promise<boolean>;
  announce(text: string): void;
}
