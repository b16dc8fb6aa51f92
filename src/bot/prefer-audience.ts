import type { Audience } from '../types/knowledge.js';
import type { Retriever } from '../types/retrieval.js';

/** What a passage written for the group asked for is worth more; less where the group was only said earlier. */
const BONUS = { asked: 0.9, earlier: 0.35 } as const;
/** A passage for another group is hardly ever meant. */
const OTHER_GROUP = -0.4;
const LOOKED_AT = 30;

/** Prefers passages for the group that the conversation is about. */
export function preferAudience(retrieve: Retriever, audience: Audience | null, when: keyof typeof BONUS): Retriever {
  if (audience === null) return retrieve;
  return (query, { limit }) =>
    retrieve(query, { limit: LOOKED_AT })
      .map((hit) => {
        const own = hit.passage.audience;
        return { ...hit, score: hit.score + (own === audience ? BONUS[when] : own === null ? 0 : OTHER_GROUP) };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
}
