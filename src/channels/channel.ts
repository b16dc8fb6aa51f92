import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChannelName, Turn } from '../types/conversation.js';
import type { GuardedReply } from '../types/reply.js';

/** What a request from a channel turned out to be. `Address` is where its reply goes. */
export type Incoming<Address> =
  | {
      readonly kind: 'turn';
      /** The channel's own name of the event: a retry carries the same one. */
      readonly eventId: string;
      readonly turn: Omit<Turn, 'now'>;
      readonly address: Address;
    }
  | {
      readonly kind: 'feedback';
      readonly eventId: string;
      readonly turnId: string;
      readonly helpful: boolean;
      readonly address: Address;
    }
  /** Somebody opened our page in the channel: it says what we are. */
  | { readonly kind: 'opened'; readonly eventId: string; readonly address: Address }
  /** The channel asks whether we are there; `answer` is what it wants to hear. */
  | { readonly kind: 'challenge'; readonly answer: string }
  | { readonly kind: 'ignored'; readonly reason: 'own' | 'unsupported' | 'empty' }
  | { readonly kind: 'rejected'; readonly status: 400 | 401 | 403 | 413; readonly reason: string };

/** The code that speaks to one channel: untrusted request in, guarded reply out. */
export interface ChannelAdapter<Raw, Address, Wire> {
  /** Checks and reads a request. Never throws: what is forged, stale or malformed is `rejected`. */
  parse(raw: Raw): Incoming<Address>;
  /** A reply as the channel shows it, with every citation and the guardrail. May throw; {@link send} then falls back. */
  render(reply: GuardedReply): Wire;
  /**
   * Sends a reply; as plain text where rendering fails, so that help is never lost to a layout.
   *
   * @throws BotError `channel-unavailable` where the channel takes neither.
   */
  send(address: Address, reply: GuardedReply): Promise<void>;
}

/** A turn on its way to the engine, and the way back. */
export interface Delivery {
  readonly turn: Turn;
  readonly send: (reply: GuardedReply) => Promise<void>;
}

/** What every channel stands on. */
export interface ChannelParts {
  /** Answers a turn and sends the reply; never rejects. See `botkit/create-controller.ts`. */
  readonly receive: (delivery: Delivery) => Promise<void>;
  readonly now: () => Date;
  /** Called with faults; they hold no words of a person. */
  readonly onFault: (fault: unknown) => void;
  readonly onFeedback: (turnId: string, helpful: boolean) => void;
}

/** Where the web server hands a channel its requests. */
export interface ChannelRoute {
  readonly name: ChannelName;
  readonly path: string;
  /** Answers one POST request; never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Resolves when no turn is under way any more: a process that stops waits for it. */
  drain(): Promise<void>;
}

/**
 * Says whether a reply is for the person alone, so that it never goes where others read: danger, past danger, and a
 * refused question for means.
 */
export const isForPersonAlone = ({ safety }: GuardedReply): boolean =>
  safety.escalate || safety.level === 'historic' || safety.refusal === 'means_refusal';
