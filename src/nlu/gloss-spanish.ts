import { foldAccents } from './fold-accents.js';

/**
 * What people ask in Spanish, and what the English models know it as; more telling phrases first. The models learned from
 * few Spanish questions, and these few phrases carry most of what is asked.
 */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\befectos? (?:secundarios?|adversos?)\b/, 'side effects'],
  [/\b(?:lo|la|los|las) (?:cubren?|paga) (?:el|mi) (?:seguro|plan)\b/, 'is it covered by insurance'],
  [/\b(?:cubren?|paga) (?:el|mi|los) seguros?(?: medicos?)?\b/, 'is covered by insurance'],
  [/\b(?:el|mi) seguro(?: medico)?\b/, 'insurance'],
  [/\bcuanto (?:cuestan?|vale|sale)\b/, 'how much does it cost'],
  [/\b(?:el precio|el costo|el coste)\b/, 'the cost'],
  [/\bcual es (?:el )?mas (?:barat[oa]|economic[oa])\b/, 'which is cheaper'],
  [/\bcual es (?:el )?mas rapid[oa]\b/, 'which works faster'],
  [/\bcual es (?:el )?mas segur[oa]\b/, 'which is safer'],
  [/\bcual (?:es mejor|funciona mejor)\b/, 'which works better'],
  [
    /\b(?:cuanto (?:tiempo )?tarda en|en cuanto tiempo|cuando empieza a) (?:funciona\w*|hace\w* efecto|actua\w*|nota\w*)\b/,
    'how soon does it start to work',
  ],
  [/\b(?:cuanto|que tan) rapido (?:funcionan?|actua|hace efecto)\b/, 'how fast does it work'],
  [/\bcuanto (?:tiempo )?duran?(?: (?:el|los) efectos?(?: de)?)?\b/, 'how long does the effect last'],
  [/\bcuantas (?:sesiones|visitas|citas)(?: son)?\b/, 'how many sessions'],
  [/\bcomo (?:es|son) (?:una|las) sesion(?:es)?\b/, 'what happens during a session'],
  [/\bque pasa (?:en|durante)\b/, 'what happens during'],
  [/\b(?:es|son) segur[oa]s?\b/, 'is it safe'],
  [/\b(?:es|son) peligros[oa]s?\b/, 'is it dangerous'],
  [/\bque riesgos (?:tiene|hay)\b|\bque tan riesgos[oa] es\b/, 'what are the risks'],
  [/\b(?:duele|causa dolor)\b/, 'does it hurt'],
  [/\b(?:funciona bien|que tan bien funciona|sirve de algo|es efectiv[oa])\b/, 'how well does it work'],
  [/\b(?:esta aprobad[oa]|tiene aprobacion de la fda)\b/, 'is it approved by the fda'],
  [/\b(?:quien|quienes) puede[n]? (?:recibir|tomar|hacerse|usar)\b/, 'who can have'],
  [/\bcomo funciona\b/, 'how does it work'],
  [/\b(?:se puede mezclar|puedo mezclar)\b/, 'can it be mixed'],
  [/\b(?:estoy|esta|si estoy) embarazada\b/, 'in pregnancy'],
  [/\b(?:mi abuel[oa]|(?:personas|adultos) mayores)\b/, 'older adults'],
  [/\bimanes\b/, 'magnetic stimulation'],
  [/\belectro(?:choques?|shocks?)\b/, 'electroshock'],
];

/** Puts the Spanish question phrases of a normalized text into English; what is not in the table stays. */
export function glossSpanish(text: string): string {
  let said = text.normalize('NFC');
  let folded = foldAccents(said);
  for (const [pattern, english] of PHRASES) {
    const found = pattern.exec(folded);
    if (!found) continue;
    const put = (into: string) => into.slice(0, found.index) + english + into.slice(found.index + found[0].length);
    said = put(said);
    folded = put(folded);
  }
  return said;
}
