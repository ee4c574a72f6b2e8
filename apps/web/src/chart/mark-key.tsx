import type { BaselineWire, PointWire } from '@marsad/indicators/wire';
import { useWords } from '../language.js';
import { chartFigure } from './chart-data.js';
import { Mark } from './mark.js';
import { isSpan, type MarkShape } from './mark-shape.js';

type Kind = 'exact' | 'about' | 'range' | 'boundUp' | 'boundDown' | 'span' | 'provisional' | 'alternative';

const samples: Record<Kind, MarkShape> = {
  exact: { kind: 'dot', x: 12, y: 13, hollow: false },
  about: { kind: 'dot', x: 12, y: 13, hollow: true },
  range: { kind: 'range', x: 12, top: 6, bottom: 20 },
  boundUp: { kind: 'bound', x: 12, y: 20, open: 'up' },
  boundDown: { kind: 'bound', x: 12, y: 6, open: 'down' },
  span: { kind: 'span', left: 1, right: 23, top: 13, bottom: 13, point: 13, open: null },
  provisional: { kind: 'dot', x: 12, y: 13, hollow: true },
  alternative: { kind: 'dot', x: 12, y: 13, hollow: false },
};

/** What the marks mean, and only those that are on the chart. */
export function MarkKey({
  points,
  baseline,
}: {
  points: readonly PointWire[];
  baseline: BaselineWire | null;
}) {
  const words = useWords();
  const kinds = kindsOf(points);
  if (kinds.length === 0 && baseline === null) return null;
  return (
    <ul aria-label={words.t('key.label')} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg width={24} height={26} aria-hidden>
            <Mark shape={samples[kind]} dashed={kind === 'provisional'} pale={kind === 'alternative'} />
          </svg>
          {words.t(`key.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function kindsOf(points: readonly PointWire[]): Kind[] {
  const found = new Set<Kind>();
  for (const point of points) {
    const { start, end, dashed } = chartFigure(point);
    if (isSpan(start, end)) found.add('span');
    else if (point.quantity.qualifier === 'about') found.add('about');
    else if (point.quantity.qualifier === 'range') found.add('range');
    else if (point.quantity.qualifier === 'exact') found.add('exact');
    if (point.quantity.qualifier === 'more-than' || point.quantity.qualifier === 'at-least')
      found.add('boundUp');
    if (point.quantity.qualifier === 'less-than' || point.quantity.qualifier === 'at-most')
      found.add('boundDown');
    if (dashed) found.add('provisional');
    if (point.alternatives.length > 0) found.add('alternative');
  }
  return (Object.keys(samples) as Kind[]).filter((kind) => found.has(kind));
}
