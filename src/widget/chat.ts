import type { Citation, Reply } from '../types/reply.js';

/** The chat page: sends an utterance, shows the reply with citations that open. Words are set as text, never as markup. */
function startChat(): void {
  const turns = find<HTMLOListElement>('#turns');
  const form = find<HTMLFormElement>('#ask');
  const field = find<HTMLTextAreaElement>('#text');
  const status = find<HTMLParagraphElement>('#status');
  const suggestions = find<HTMLDivElement>('#suggestions');
  let conversationId: string | null = null;

  const send = async (text: string): Promise<void> => {
    turns.append(element('li', 'you', text));
    suggestions.replaceChildren();
    status.textContent = 'Looking it up …';
    try {
      const reply = await post(text, conversationId);
      conversationId = reply.conversationId;
      turns.append(renderTurn(reply));
      suggestions.replaceChildren(...reply.suggestions.map((suggestion) => button(suggestion)));
      status.textContent = reply.text;
    } catch {
      turns.append(
        element(
          'li',
          'bot',
          'No answer came through. Please try again. In danger, call your local emergency number; in the US and Canada call or text 988.',
        ),
      );
      status.textContent = 'No answer came through.';
    }
    turns.lastElementChild?.scrollIntoView({
      block: 'start',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    void send(text);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  suggestions.addEventListener('click', (event) => {
    if (event.target instanceof HTMLButtonElement) void send(event.target.textContent ?? '');
  });
}

async function post(text: string, conversationId: string | null): Promise<Reply> {
  const body = { text, locale: navigator.language, ...(conversationId ? { conversationId } : {}) };
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch('/api/v1/messages', request);
  if (response.status === 404 && conversationId) return post(text, null);
  if (!response.ok) throw new Error(`expected status 200, got ${response.status}`);
  return (await response.json()) as Reply;
}

function renderTurn(reply: Reply): HTMLElement {
  const item = element('li', `bot ${reply.kind}`);
  const text = reply.text.replace(reply.guardrail, '').trim();
  for (const part of text.split('\n\n')) item.append(element('p', '', part));
  for (const citation of reply.citations) item.append(renderCitation(reply, citation));
  item.append(element('p', 'guardrail', reply.guardrail));
  return item;
}

/** One source: opens to the exact sentences it carries and a link to it. */
function renderCitation(reply: Reply, citation: Citation): HTMLElement {
  const details = element('details');
  details.append(
    element(
      'summary',
      '',
      `[${citation.n}] ${citation.title} (${[citation.publisher, citation.year].filter(Boolean).join(', ')})`,
    ),
  );
  for (const sentence of reply.sentences) {
    if (sentence.citations.includes(citation.n)) details.append(element('p', '', `“${sentence.text}”`));
  }
  const link = document.createElement('a');
  link.href = citation.doi ? `https://doi.org/${citation.doi}` : citation.url;
  link.rel = 'noreferrer';
  link.target = '_blank';
  link.textContent = citation.doi ? `doi.org/${citation.doi}` : 'Open the source';
  const line = element('p');
  line.append(link, reply.asOf ? ` · checked ${reply.asOf}` : '');
  details.append(line);
  return details;
}

function button(text: string): HTMLButtonElement {
  const result = document.createElement('button');
  result.type = 'button';
  result.textContent = text;
  return result;
}

function element(name: string, className = '', text = ''): HTMLElement {
  const result = document.createElement(name);
  if (className) result.className = className;
  if (text) result.textContent = text;
  return result;
}

function find<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`expected ${selector} on the page, got none`);
  return found;
}

startChat();
