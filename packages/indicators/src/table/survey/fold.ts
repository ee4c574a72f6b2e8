/** One spelling of a header or a code, for looking things up. */
import { foldText } from '../../language/letters.js';

/** Small letters without accents, words apart by single spaces: "Nombre_d’Événements" is "nombre d evenements". */
export function folded(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const plain = fold(text);
  if (text.length <= mostLetters && known.size < mostKnown) known.set(text, plain);
  return plain;
}

/** The same headers and codes are asked about again and again, by whatever they may be. */
const known = new Map<string, string>();
const mostKnown = 10_000;
const mostLetters = 60;

function fold(text: string): string {
  const apart = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  const plain = foldText(apart.normalize('NFD').replace(/\p{M}/gu, ''));
  return plain.replace(/[^\p{L}\p{N}%]+/gu, ' ').trim();
}

/** A cell's text fit for evidence and samples. */
export function clipped(text: string): string {
  const plain = text.trim();
  return plain.length > mostShown ? `${plain.slice(0, mostShown - 1)}…` : plain;
}

const mostShown = 100;
