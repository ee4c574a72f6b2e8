/** What is found in a text, in a line each. */
import type { FoundFigure } from '../src/reading/index.js';
import { readFigures } from '../src/reading/read.js';

const endsOf = ({ quantity: q }: FoundFigure): string =>
  `${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`;

/** Its ends, its unit, and whether it is a level: "fall (5, ] %". */
export const foundIn = (text: string): string[] =>
  readFigures(text).map((figure) => [figure.change, endsOf(figure), figure.unit ?? '-'].join(' '));

/** What is highlighted, its ends, its unit, and what it is where it is no level: "40 men [40, 40] {person}". */
export const highlightedIn = (text: string): string[] =>
  readFigures(text).map((figure) =>
    [
      ...(figure.change === 'level' ? [] : [figure.change]),
      text.slice(figure.start, figure.end),
      endsOf(figure),
      figure.unit ?? '-',
    ].join(' '),
  );
