const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What a person wrote, out of Slack's markup: our own mention is dropped, links and names are shown by their label. */
export function readSlackText(text: string, ownIds: ReadonlySet<string>): string {
  return text
    .replace(/<([^<>]*)>/g, (_whole, inside: string) => readMarkup(inside, ownIds))
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

function readMarkup(inside: string, ownIds: ReadonlySet<string>): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return ownIds.has(target.slice(1)) ? '' : (label ?? 'somebody');
  if (label !== undefined) return label;
  return target.startsWith('#') || target.startsWith('!') ? '' : target;
}
