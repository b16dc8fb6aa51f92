import { listen, readAll } from './listen.js';

/** A call as Slack's Web API received it. */
export interface SlackCall {
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly blocks: readonly FakeBlock[];
}
interface FakeBlock {
  readonly type: string;
  readonly text?: { readonly type: string; readonly text: string };
  readonly elements?: readonly Readonly<Record<string, unknown>>[];
}

/** The part of Slack's Web API that we call, with its rate limit and its checks of blocks. */
export async function startFakeSlack(token: string) {
  const calls: SlackCall[] = [];
  const refusals: { readonly method: string; readonly error: string }[] = [];
  let limitedUntil = 0;
  const seen = { limited: 0 };
  const server = await listen(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const fields = Object.fromEntries(new URLSearchParams(await readAll(request)));
    const answer = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (Date.now() < limitedUntil) {
      seen.limited++;
      return answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' });
    }
    if (request.headers.authorization !== `Bearer ${token}`) return answer(200, { ok: false, error: 'invalid_auth' });
    const refusal = refusals.findIndex((one) => one.method === method);
    if (refusal >= 0) return answer(200, { ok: false, error: refusals.splice(refusal, 1)[0]?.error });
    const blocks = JSON.parse(fields['blocks'] ?? '[]') as FakeBlock[];
    const view = JSON.parse(fields['view'] ?? '{"blocks":[]}') as { blocks: FakeBlock[] };
    if (![...blocks, ...view.blocks].every(isBlock) || blocks.length > 50 || !hasUniqueActions(blocks))
      return answer(200, { ok: false, error: 'invalid_blocks' });
    if (method.startsWith('chat.') && !fields['text'] && blocks.length === 0)
      return answer(200, { ok: false, error: 'no_text' });
    calls.push({ method, fields, blocks: method === 'views.publish' ? view.blocks : blocks });
    return answer(200, { ok: true, channel: { id: `D0OF${fields['users'] ?? ''}` }, ts: `1.${calls.length}` });
  });
  return {
    apiUrl: `${server.base}/api/`,
    calls,
    seen,
    /** The next call of a method is refused once. */
    refuse: (method: string, error: string) => void refusals.push({ method, error }),
    /** Every call within the next second is told to wait a second. */
    limit: () => {
      limitedUntil = Date.now() + 1_000;
    },
    close: server.close,
  };
}

const isText = (value: unknown, maxChars: number): boolean => {
  const { type, text } = value as { type?: unknown; text?: unknown };
  return (
    (type === 'plain_text' || type === 'mrkdwn') && typeof text === 'string' && text !== '' && text.length <= maxChars
  );
};

function isBlock(block: FakeBlock): boolean {
  const elements = block.elements ?? [];
  switch (block.type) {
    case 'section':
      return isText(block.text, 3_000);
    case 'header':
      return isText(block.text, 150) && block.text?.type === 'plain_text';
    case 'context':
      return elements.length > 0 && elements.length <= 10 && elements.every((one) => isText(one, 3_000));
    case 'actions':
      return elements.length > 0 && elements.length <= 25 && elements.every(isButton);
    default:
      return false;
  }
}

const isButton = (element: Readonly<Record<string, unknown>>): boolean =>
  element['type'] === 'button' && isText(element['text'], 75) && String(element['value']).length <= 2_000;

function hasUniqueActions(blocks: readonly FakeBlock[]): boolean {
  const ids = blocks
    .flatMap((block) => (block.type === 'actions' ? (block.elements ?? []) : []))
    .map((e) => e['action_id']);
  return new Set(ids).size === ids.length;
}
