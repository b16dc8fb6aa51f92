import type { GuardedReply } from '../types/reply.js';
import type { ChannelParts, Incoming } from './channel.js';
import { createExpiringMap } from './expiring-map.js';

/** Longer than any channel retries: Slack gives up after about 6 minutes, the Bot Connector sooner. */
const SEEN_MS = 3_600_000;
/** About 20 MB of ids at worst; at 10 events a second it still covers the 6 minutes. */
const MAX_SEEN = 100_000;

/** What a channel does with an event that is new. */
export interface Reactions<Address> {
  send(address: Address, reply: GuardedReply): Promise<void>;
  open(address: Address): Promise<void>;
  thank(address: Address): Promise<void>;
}

/** Takes what a channel parsed, each event once. */
export interface Take<Address> {
  /** Never rejects. An event that was seen before does nothing: it was a retry or a replay. */
  take(incoming: Incoming<Address>): Promise<void>;
  /** Resolves when nothing is under way. */
  drain(): Promise<void>;
}

/** Builds {@link Take}. Events are remembered in this process alone: two replicas may each answer one retry. */
export function createTake<Address>(parts: ChannelParts, reactions: Reactions<Address>): Take<Address> {
  const seen = createExpiringMap<true>(SEEN_MS, MAX_SEEN);
  const pending = new Set<Promise<void>>();
  const react = async (incoming: Incoming<Address>, now: Date): Promise<void> => {
    switch (incoming.kind) {
      case 'turn':
        return parts.receive({
          turn: { ...incoming.turn, now },
          send: (reply) => reactions.send(incoming.address, reply),
        });
      case 'feedback':
        parts.onFeedback(incoming.turnId, incoming.helpful);
        return reactions.thank(incoming.address);
      case 'opened':
        return reactions.open(incoming.address);
      case 'challenge':
      case 'ignored':
      case 'rejected':
        return;
      default:
        incoming satisfies never;
    }
  };
  return {
    async take(incoming) {
      const now = parts.now();
      if ('eventId' in incoming) {
        if (seen.get(incoming.eventId, now.getTime())) return;
        seen.set(incoming.eventId, true, now.getTime());
      }
      const work = react(incoming, now).catch(parts.onFault);
      pending.add(work);
      await work;
      pending.delete(work);
    },
    async drain() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
