/** The figure of a cell, by the reader of the form. */
import { type FigureOptions, figureFromNumber, type ParsedFigure, parseFigure } from '../../figure/parse.js';
import { cleaned, quotable } from '../../language/plain-text.js';
import { type DomainProblem, type Problem, problem } from '../../problem.js';
import { settle } from '../../quantity/interval.js';
import { plainNumber } from '../../quantity/number-format.js';
import type { Cell, TypedCell } from '../cell.js';
import type { DecimalSign, NoneMeaning } from '../mapping.js';
import { isMissingCell } from './cell-text.js';
import { namedFault } from './figure-faults.js';
import { inFormMarks } from './number-marks.js';

export interface FigureReading {
  readonly decimal: DecimalSign | null;
  /** What "none" and "nil" are; a question where null. */
  readonly none: NoneMeaning | null;
}

export type CellFigure =
  | Exclude<ParsedFigure, { kind: 'problem' }>
  | { readonly kind: 'problem'; readonly problem: Problem };

const missing: CellFigure = { kind: 'missing' };

/** Never throws, never guesses: as the form reads the same text, once its marks are those of the column. */
export function readFigureCell(
  cell: Cell | undefined,
  options: FigureOptions,
  { decimal, none }: FigureReading,
): CellFigure {
  if (cell === undefined) return missing;
  if (typeof cell !== 'string') return readTyped(cell, options, { decimal, none });
  if (isMissingCell(cell)) return missing;
  const asked = withNone(options, none);
  const parsed = parseInMarks(cell, decimal, asked);
  if (parsed.kind !== 'problem') return parsed;
  if (parsed.problem.code === 'figure-none-asked' && none === 'missing') return missing;
  return refused(namedFault(cell, parsed.problem, (text) => parseInMarks(text, decimal, asked)));
}

const optionsMade = { zero: new WeakMap<FigureOptions, FigureOptions>(), asked: new WeakMap() };

/** Made once for an indicator: to spread an object for every cell takes as long as to read most of them. */
function withNone(options: FigureOptions, none: NoneMeaning | null): FigureOptions {
  const noneIs = none === 'zero' ? 'zero' : 'asked';
  const known = optionsMade[noneIs].get(options);
  if (known !== undefined) return known;
  const made = { ...options, noneIs } as const;
  optionsMade[noneIs].set(options, made);
  return made;
}

/** The words are kept as they stand where the form reads them the same; else in the marks in which it does. */
function parseInMarks(text: string, decimal: DecimalSign | null, options: FigureOptions): ParsedFigure {
  const inForm = inFormMarks(text, decimal);
  const parsed = parseFigure(inForm, options);
  if (inForm === text || parsed.kind === 'missing') return parsed;
  if (parsed.kind === 'problem') return quoting(parsed.problem, inForm, text);
  const asTyped = parseFigure(text, options);
  if (asTyped.kind === 'figure') return isSame(asTyped, parsed) ? asTyped : parsed;
  // "1.234" under a decimal point says what it says; under a decimal comma it would be read as another figure.
  const saysItself =
    decimal === '.' && asTyped.kind === 'problem' && asTyped.problem.code === 'figure-ambiguous';
  return saysItself ? withText(parsed, cleaned(text)) : parsed;
}

const withText = (figure: Figure, text: string): Figure => ({
  ...figure,
  quantity: { ...figure.quantity, text },
});

/** What is wrong, with the words as they stand in the cell. */
function quoting({ code, params }: DomainProblem, inForm: string, text: string): ParsedFigure {
  const quoted = params.text === quotable(inForm) ? { ...params, text: quotable(text) } : params;
  return { kind: 'problem', problem: { code, params: quoted } };
}

type Figure = Extract<ParsedFigure, { kind: 'figure' }>;

function isSame({ quantity: a, per }: Figure, other: Figure): boolean {
  const b = other.quantity;
  return (
    per === other.per &&
    a.qualifier === b.qualifier &&
    a.point === b.point &&
    a.lower === b.lower &&
    a.upper === b.upper &&
    a.lowerInclusive === b.lowerInclusive &&
    a.upperInclusive === b.upperInclusive
  );
}

function readTyped(cell: TypedCell, options: FigureOptions, reading: FigureReading): CellFigure {
  switch (cell.kind) {
    case 'number':
      return figureFromNumber(withoutNoise(cell.value), options);
    case 'percent':
      return parseFigure(percentText(settle(cell.value)), options);
    case 'merged':
      return missing;
    case 'date':
      return refused(problem('cell-is-date', { day: cell.day }));
    case 'error':
      return isMissingCell(cell.text)
        ? missing
        : refused(problem('cell-is-error', { text: quotable(cell.text) }));
    case 'boolean':
      return readFigureCell(cell.text, options, reading);
  }
}

/**
 * A spreadsheet holds 15 digits; what is beyond them in a fraction is the noise of its arithmetic. In a whole number of a
 * JSON file they are digits somebody wrote, and maybe not those that were read.
 */
function withoutNoise(value: number): number {
  return Number.isInteger(value) ? value : settle(value);
}

function refused(found: Problem): CellFigure {
  return { kind: 'problem', problem: found };
}

function percentText(shown: number): string {
  return Number.isFinite(shown)
    ? `${plainNumber(shown, { language: 'en', grouping: false })}%`
    : String(shown);
}
