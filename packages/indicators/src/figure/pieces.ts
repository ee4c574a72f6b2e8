import type { Meaning } from './lexicon.js';

/**
 * What a figure is made of: V a number, H a hedge before its number, S one after it, and the marks T to, A and, R or,
 * B between, F from, O open, C close, P plus-minus, Z none. 0 is nothing yet.
 */
export const pieces = { V: 1, H: 2, S: 3, T: 4, A: 5, R: 6, B: 7, F: 8, O: 9, C: 10, P: 11, Z: 12 } as const;
/** The pieces that words of one kind are. */
export const marks: Partial<Record<Meaning['kind'], number>> = {
  and: pieces.A,
  comma: pieces.A,
  or: pieces.R,
  between: pieces.B,
  from: pieces.F,
  open: pieces.O,
  close: pieces.C,
  'plus-minus': pieces.P,
  none: pieces.Z,
  nil: pieces.Z,
};

export type Piece = keyof typeof pieces;

const pieceKinds = 13;
export const mostPieces = 12;

/** A pattern with one more piece. Patterns are numbers, so that no text need be made of them. */
export function extended(pattern: number, piece: number): number {
  return pattern * pieceKinds + piece;
}

/** Pieces in their order as one number: patternOf('HV') is a hedge and a number. */
export function patternOf(letters: string): number {
  return [...letters].reduce((pattern, piece) => extended(pattern, pieces[piece as Piece]), 0);
}
