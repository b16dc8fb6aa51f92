import type { Reply } from '../types/reply.js';

/** A reply for a reader at a terminal: the text, then its sources. */
export function renderReply(reply: Reply): string {
  const sources = reply.citations.map(
    (c) =>
      `[${c.n}] ${c.title}. ${c.publisher}${c.year ? `, ${c.year}` : ''}. ${c.doi ? `https://doi.org/${c.doi}` : c.url}`,
  );
  const dated = reply.asOf ? [`Checked: ${reply.asOf}`] : [];
  return [reply.text, ...(sources.length > 0 ? ['', ...sources] : []), ...dated, ''].join('\n');
}
