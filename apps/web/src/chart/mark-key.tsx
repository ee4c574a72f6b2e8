import type { Quantity } from '@marsad/indicators';
import type { BaselineWire, PointWire } from '@marsad/indicators/wire';
import { useWords } from '../language.js';
import { chartFigure } from './chart-data.js';
import { Mark } from './mark.js';
import { isSpan, type MarkShape, openSide } from './mark-shape.js';

type Hedge = 'exact' | 'about' | 'range' | 'boundUp' | 'boundDown';
/** A figure over several months is a bar across them, in the manner of its hedge. */
type Kind = Hedge | `span.${Hedge}` | 'provisional' | 'alternative';

const bar = { kind: 'span', left: 0, right: 24, top: 13, bottom: 13, point: 13, open: null } as const;

const samples: Record<Kind, MarkShape> = {
  exact: { kind: 'dot', x: 12, y: 13, hollow: false },
  about: { kind: 'dot', x: 12, y: 13, hollow: true },
  range: { kind: 'range', x: 12, top: 6, bottom: 20 },
  boundUp: { kind: 'bound', x: 12, y: 20, open: 'up' },
  boundDown: { kind: 'bound', x: 12, y: 6, open: 'down' },
  'span.exact': bar,
  'span.about': { ...bar, top: 7, bottom: 19 },
  'span.range': { ...bar, top: 7, bottom: 19, point: null },
  'span.boundUp': { ...bar, top: 21, bottom: 21, point: 21, open: 'up' },
  'span.boundDown': { ...bar, top: 5, bottom: 5, point: 5, open: 'down' },
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

function hedgeOf(quantity: Quantity): Hedge {
  const open = openSide(quantity);
  if (open !== null) return open === 'up' ? 'boundUp' : 'boundDown';
  return quantity.qualifier === 'about' || quantity.qualifier === 'range' ? quantity.qualifier : 'exact';
}

function kindsOf(points: readonly PointWire[]): Kind[] {
  const found = new Set<Kind>();
  for (const point of points) {
    const { start, end, dashed } = chartFigure(point);
    const hedge = hedgeOf(point.quantity);
    found.add(isSpan(start, end) ? `span.${hedge}` : hedge);
    if (dashed) found.add('provisional');
    if (point.alternatives.length > 0) found.add('alternative');
  }
  return (Object.keys(samples) as Kind[]).filter((kind) => found.has(kind));
}
