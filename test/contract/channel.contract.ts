import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { toConversationId } from '../../src/types/ids.js';
import type { GuardedReply } from '../../src/types/reply.js';
import { createTestApp, NOW } from '../helpers/test-app.js';

/** A POST request as a channel would make it. */
export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A reply as people saw it: its words, where its links lead, and who could read it. */
export interface Shown {
  readonly text: string;
  readonly links: readonly string[];
  readonly seenBy: 'person' | 'others';
}

/** A channel that runs against a fake of its network, as the contract needs it. */
export interface RunningChannel {
  /** Somebody writes to us alone, or before others. Equal event ids are one event. */
  direct(text: string, eventId: string): WireRequest;
  group(text: string, eventId: string): WireRequest;
  /** The same event, sent again by the channel itself. */
  retry(request: WireRequest): WireRequest;
  forge(request: WireRequest): WireRequest;
  stale(text: string): WireRequest;
  own(text: string): WireRequest;
  /** Genuine as far as its sender goes. */
  malformed(): WireRequest;
  post(request: WireRequest): Promise<number>;
  /** Everything that was sent, once nothing is under way any more. */
  shown(): Promise<readonly Shown[]>;
  /** Faults so far: a reply that fell back to plain text left one. */
  faults(): readonly unknown[];
  close(): Promise<void>;
}

/** Starts a channel; with `breaksRendering` its own layout always fails. */
export type StartChannel = (app: App, options: { readonly breaksRendering: boolean }) => Promise<RunningChannel>;

const QUESTION = 'What is ECT?';
const DANGER = 'I want to kill myself tonight';

/** What holds for every channel, whatever its network is. */
export function describeChannel(name: string, start: StartChannel): void {
  const app = createTestApp();
  const directly = (text: string): Promise<GuardedReply> =>
    app.engine.converse({
      conversationId: toConversationId(`directly-${text.length}`),
      text,
      channel: 'cli',
      region: null,
      locale: null,
      now: NOW,
    });

  describe(`the ${name} channel`, () => {
    let channel: RunningChannel;
    beforeAll(async () => {
      channel = await start(app, { breaksRendering: false });
    });
    afterAll(() => channel.close());
    /** What one request adds to what people see. */
    const resultOf = async (...requests: WireRequest[]): Promise<{ statuses: number[]; shown: readonly Shown[] }> => {
      const before = (await channel.shown()).length;
      const statuses: number[] = [];
      for (const request of requests) statuses.push(await channel.post(request));
      return { statuses, shown: (await channel.shown()).slice(before) };
    };

    it('answers a genuine request with the sentences, citations and guardrail that the engine gives', async () => {
      const { statuses, shown } = await resultOf(channel.direct(QUESTION, 'genuine'));
      const reply = await directly(QUESTION);
      expect(statuses).toEqual([200]);
      expect(shown).toHaveLength(1);
      expect(reply.kind).toBe('answer');
      for (const sentence of reply.sentences) expect(shown[0]?.text).toContain(sentence.text);
      for (const { n, doi, url } of reply.citations) {
        expect(shown[0]?.text).toContain(`[${n}]`);
        expect(shown[0]?.links).toContain(doi ? `https://doi.org/${doi}` : url);
      }
      expect(shown[0]?.text).toContain(reply.guardrail);
      expect(channel.faults()).toEqual([]);
    });

    it('says at the start of a conversation that it is a program', async () => {
      const { shown } = await resultOf(channel.group('What is TMS?', 'first'));
      expect(shown[0]?.text).toContain('automated program');
    });

    it.each([
      ['forged', () => channel.forge(channel.direct(QUESTION, 'forged')), 401],
      ['stale', () => channel.stale(QUESTION), 401],
      ['malformed', () => channel.malformed(), 400],
      ['oversized', () => channel.direct('a'.repeat(300_000), 'oversized'), 413],
    ])('rejects a %s request and says nothing', async (_name, request, status) => {
      expect(await resultOf(request())).toEqual({ statuses: [status], shown: [] });
    });

    it('does not count a forged event as seen', async () => {
      const { shown } = await resultOf(
        channel.forge(channel.direct(QUESTION, 'twin')),
        channel.direct(QUESTION, 'twin'),
      );
      expect(shown).toHaveLength(1);
    });

    it('ignores its own messages', async () => {
      expect(await resultOf(channel.own(QUESTION))).toEqual({ statuses: [200], shown: [] });
    });

    it('handles a retry and a replay once', async () => {
      const request = channel.direct(QUESTION, 'retried');
      const { statuses, shown } = await resultOf(request, channel.retry(request), request);
      expect(statuses).toEqual([200, 200, 200]);
      expect(shown).toHaveLength(1);
    });

    it('keeps the thread of a conversation', async () => {
      const { shown } = await resultOf(
        channel.direct('What is ECT?', 'thread-1'),
        channel.direct('Is it safe?', 'thread-2'),
      );
      expect(shown[1]?.text).toMatch(/ECT|electroconvulsive/i);
    });

    it('answers danger before others to the person alone', async () => {
      const { shown } = await resultOf(channel.group(DANGER, 'danger'));
      const crisis = shown.filter((one) => one.text.includes('findahelpline'));
      expect(crisis).toHaveLength(1);
      expect(crisis[0]?.seenBy).toBe('person');
      expect(crisis[0]?.text).toContain('This is not medical care');
    });
  });

  describe(`the ${name} channel whose rendering fails`, () => {
    it('still sends the crisis reply, and answers with their sources', async () => {
      const channel = await start(app, { breaksRendering: true });
      await channel.post(channel.direct(DANGER, 'broken-1'));
      await channel.post(channel.direct(QUESTION, 'broken-2'));
      const shown = await channel.shown();
      await channel.close();
      expect(shown[0]?.text).toContain('findahelpline');
      expect(shown[0]?.text).toContain('This is not medical care');
      expect(shown.at(-1)?.text).toContain('https://');
    });
  });
}
