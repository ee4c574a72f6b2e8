/** The form filled in from a figure of a text, and what a person should look at before it is taken over. */
import { parseFigure } from '../../figure/parse.js';
import type { Dimensions, Indicator } from '../../indicator/indicator.js';
import { type Problem, problem } from '../../problem.js';
import type { Per, Quantity } from '../../quantity/quantity.js';
import type { FoundFigure } from '../found.js';
import type { FigureInText, Match } from './match.js';

/** What would be handed in; null is what the text does not give. */
export interface CandidateEntry {
  readonly indicator: string | null;
  readonly dimensions: Dimensions;
  readonly period: string | null;
  /** Null where the text tells a change, which is never a level. */
  readonly value: Quantity | null;
  readonly per: Per | null;
}

export function candidateEntry(figure: FoundFigure, [best]: readonly Match[]): CandidateEntry {
  return {
    indicator: best?.indicator ?? null,
    dimensions: best?.dimensions ?? {},
    period: figure.period?.text ?? null,
    value: figure.change === 'level' ? figure.quantity : null,
    per: figure.per,
  };
}

export function candidateWarnings({ figure }: FigureInText): Problem[] {
  const warnings: Problem[] = [...(figure.warnings ?? [])];
  if (figure.change !== 'level') warnings.push(problem('warn-figure-is-change', { change: figure.change }));
  if (figure.period === null) warnings.push(problem('warn-figure-without-period'));
  if (figure.vague) warnings.push(problem('warn-figure-vague', { text: figure.quantity.text }));
  if (figure.hedge) warnings.push(problem('warn-figure-hedge-apart'));
  return warnings;
}

/**
 * A figure's quantity as a form takes it for an indicator. Where its own words say less than it does, since its hedge stands
 * elsewhere or nobody counted, they are written anew from its bounds.
 */
export function valueFor(quantity: Quantity, indicator: Indicator): Quantity | Omit<Quantity, 'text'> {
  const read = parseFigure(quantity.text, indicator);
  if (read.kind === 'figure' && sameBounds(read.quantity, quantity)) return quantity;
  const understood = parseFigure(quantity.text, { ...indicator, integer: false, vagueIs: 'at-least' });
  if (understood.kind !== 'figure') return quantity;
  const { text: _, ...bounds } = quantity;
  return bounds;
}

function sameBounds(a: Quantity, b: Quantity): boolean {
  return (
    a.lower === b.lower &&
    a.upper === b.upper &&
    a.lowerInclusive === b.lowerInclusive &&
    a.upperInclusive === b.upperInclusive
  );
}
