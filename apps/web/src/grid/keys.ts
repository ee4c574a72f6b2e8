/** What the keys of a spreadsheet do in the grid. */
import type { Act, Grid, Typing } from './model.js';

export interface Press {
  readonly key: string;
  /** Ctrl, or Command where that is the key of commands. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** `begin`: whatever the key types goes into the cell, in place of what stands there. `out`: Tab leaves the grid. */
export type Meaning = Act | { readonly kind: 'begin' } | { readonly kind: 'out' } | null;

/** As many rows as a page has. */
const page = 10;

/** Which way an arrow goes along the table: it follows what is seen. Nothing for other keys. */
export function stepOf(key: string, dir: 'ltr' | 'rtl'): { rows: number; columns: number } | null {
  const on = dir === 'ltr' ? 1 : -1;
  switch (key) {
    case 'ArrowUp':
      return { rows: -1, columns: 0 };
    case 'ArrowDown':
      return { rows: 1, columns: 0 };
    case 'ArrowLeft':
      return { rows: 0, columns: -on };
    case 'ArrowRight':
      return { rows: 0, columns: on };
    default:
      return null;
  }
}

export function meaningOf(
  press: Press,
  typing: Typing | null,
  dir: 'ltr' | 'rtl',
  isEdge: (by: 1 | -1) => boolean,
): Meaning {
  const { key, shift } = press;
  if (key === 'Tab') {
    const by = shift ? -1 : 1;
    return isEdge(by) ? { kind: 'out' } : { kind: 'along', by };
  }
  if (typing !== null) return whileTyping(press, typing, dir);
  return press.ctrl ? command(press, dir) : (walk(press, dir) ?? begun(press));
}

function whileTyping({ key, ctrl, shift, alt }: Press, typing: Typing, dir: 'ltr' | 'rtl'): Meaning {
  if (key === 'Enter') return ctrl ? { kind: 'fill' } : { kind: 'enter', by: shift ? -1 : 1 };
  if (key === 'Escape') return { kind: 'give-up' };
  const step = typing.how === 'over' && !ctrl && !shift && !alt ? stepOf(key, dir) : null;
  if (step !== null) return { kind: 'move', ...step };
  return key === 'F2' ? { kind: 'type', how: typing.how === 'over' ? 'in' : 'over' } : null;
}

function walk({ key, shift, alt }: Press, dir: 'ltr' | 'rtl'): Meaning {
  if (alt) return null;
  const step = stepOf(key, dir);
  if (step !== null) return { kind: 'move', ...step, extend: shift };
  switch (key) {
    case 'Home':
      return { kind: 'move', rows: 0, columns: -everything, extend: shift };
    case 'End':
      return { kind: 'move', rows: 0, columns: everything, extend: shift };
    case 'PageUp':
      return { kind: 'move', rows: -page, columns: 0, extend: shift };
    case 'PageDown':
      return { kind: 'move', rows: page, columns: 0, extend: shift };
    case 'Enter':
      return { kind: 'enter', by: shift ? -1 : 1 };
    case 'F2':
      return { kind: 'type', how: 'in' };
    case ' ':
      return shift ? { kind: 'mark', what: 'row' } : null;
    case 'Delete':
    case 'Backspace':
      return { kind: 'empty' };
    default:
      return null;
  }
}

/** More rows or columns than there can be. */
const everything = 1_000_000;

function command(press: Press, dir: 'ltr' | 'rtl'): Meaning {
  const { key, shift } = press;
  const step = stepOf(key, dir);
  if (step !== null) return { kind: 'move', ...step, extend: shift, far: true };
  switch (key) {
    case 'Home':
      return { kind: 'move', rows: -everything, columns: -everything, extend: shift };
    case 'End':
      return { kind: 'move', rows: everything, columns: everything, extend: shift };
    case 'Enter':
      return null;
    default:
      return ofLetter(key.toLowerCase(), shift);
  }
}

/** By the letter on a Latin keyboard; keyOf finds it on others. */
function ofLetter(letter: string, shift: boolean): Meaning {
  switch (letter) {
    case 'z':
      return { kind: shift ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'a':
      return { kind: 'mark', what: 'all' };
    case ' ':
      return { kind: 'mark', what: 'column' };
    case 'd':
      return { kind: 'fill' };
    default:
      return null;
  }
}

const begun = ({ key, alt }: Press): Meaning =>
  // A keyboard that composes letters says "Process" first, and the letter later.
  (key.length === 1 && !alt) || key === 'Process' || key === 'Unidentified' ? { kind: 'begin' } : null;

/** Of a keyboard's event. On an Arabic keyboard Ctrl and the key of Z is ئ: commands go by where the key is. */
export function pressOf(event: {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly getModifierState: (name: string) => boolean;
}): Press {
  // AltGr types signs, and some systems say it as Ctrl and Alt.
  const types = event.getModifierState('AltGraph') && event.key.length === 1;
  const ctrl = !types && (event.ctrlKey || event.metaKey);
  const isLatin = /^[\x20-\x7e]$/.test(event.key);
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const key = ctrl && event.key.length === 1 && !isLatin && letter !== undefined ? letter : event.key;
  return { key, ctrl, shift: event.shiftKey, alt: !types && event.altKey };
}

/** Whether what was done is over with Tab staying in the grid: after Escape the next Tab leaves it. */
export const leavesNext = (key: string, { typing }: Pick<Grid, 'typing'>) =>
  key === 'Escape' && typing === null;
