import type { Language } from '../types/language.js';
import { tokenize } from './tokenize.js';

const SPANISH = new Set(
  'el la los las un una unos unas de del que qué y o en es son con sin por para mi mis tu su sus yo me te se lo le no sí ya muy más pero como cómo cuánto cuánta cuántas cuántos cuándo dónde cuál cuáles hay está estoy tengo tiene puedo puede quiero quiere hace hacer ser si esto esta este eso esa al nos les fue ha he han sobre entre también porque por qué sirve funciona duele cuesta seguro medicamento pastillas depresión tratamiento hola gracias adios adiós buenos buenas dias noches doctor médico ayuda hoy'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  "the a an of to and or in is are with without for my your his her i me you it he she they we not no yes very more but how what when where which there have has can could do does did should will would on at this that these those if so been be was were from about any it's i'm don't just get got".split(
    ' ',
  ),
);

/** Guesses the language of a normalized utterance: Spanish, English, or another one (by its script alone). */
export function detectLanguage(text: string): Language | 'other' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 4 && latin / letters < 0.5) return 'other';
  let spanish = /[¿¡ñ]/.test(text) ? 2 : 0;
  let english = 0;
  for (const word of tokenize(text)) {
    if (SPANISH.has(word)) spanish++;
    if (ENGLISH.has(word)) english++;
    if (/[áéíóúñ]/.test(word)) spanish += 0.5;
  }
  return spanish > english && spanish >= 1.5 ? 'es' : 'en';
}
