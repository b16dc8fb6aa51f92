import type { Language } from '../types/language.js';

const SPANISH =
  /(?<!\p{L})(?:el|la|los|las|una?|de|del|que|y|en|es|con|sin|por|para|mi|me|te|se|lo|no|ya|muy|pero|como|cuando|esta|estoy|tengo|quiero|puedo|hoy|hola|siento|vida|morir|matar|matarme|suicidarme|vivir|pastillas|ayuda)(?!\p{L})/gu;
const ENGLISH =
  /(?<!\p{L})(?:the|a|an|of|to|and|or|in|is|are|with|my|i|you|it|he|she|they|not|have|has|can|do|does|did|will|was|what|how|that|this|for|on|im|want|me|no|die|kill)(?!\p{L})/gu;

/** Guesses whether a normalized text is Spanish; English in doubt. */
export function detectClauseLanguage(text: string): Language {
  const sample = text.slice(0, 2_000);
  const spanish = (sample.match(SPANISH)?.length ?? 0) + (/[¿¡]/.test(sample) ? 2 : 0);
  return spanish > (sample.match(ENGLISH)?.length ?? 0) && spanish > 0 ? 'es' : 'en';
}
