import type { Quantity } from '@marsad/indicators';
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { BaselineDrawing } from './baseline.js';
import type { BaselineShape } from './baseline-shape.js';
import { daysOf, pointId } from './chart-data.js';
import { drawnOf } from './drawn.js';
import { Mark } from './mark.js';
import { isSpan, type MarkShape, openSide } from './mark-shape.js';

type Hedge = 'exact' | 'about' | 'range' | 'boundUp' | 'boundDown';
/** A figure over several months is a bar across them, in the manner of its hedge. */
type Kind = Hedge | `span-${Hedge}` | Dashed | 'alternative';
/** Why a mark is dashed. */
type Dashed = 'provisional' | 'estimated' | 'partial';

const bar = { kind: 'span', left: 0, right: 24, top: 13, bottom: 13, point: 13, open: null } as const;
const hollow = { kind: 'dot', x: 12, y: 13, hollow: true } as const;

const samples: Record<Kind, MarkShape> = {
  exact: { kind: 'dot', x: 12, y: 13, hollow: false },
  about: hollow,
  range: { kind: 'range', x: 12, top: 6, bottom: 20 },
  boundUp: { kind: 'bound', x: 12, y: 20, open: 'up' },
  boundDown: { kind: 'bound', x: 12, y: 6, open: 'down' },
  'span-exact': bar,
  'span-about': { ...bar, top: 7, bottom: 19 },
  'span-range': { ...bar, top: 7, bottom: 19, point: null },
  'span-boundUp': { ...bar, top: 21, bottom: 21, point: 21, open: 'up' },
  'span-boundDown': { ...bar, top: 5, bottom: 5, point: 5, open: 'down' },
  provisional: hollow,
  estimated: hollow,
  partial: hollow,
  alternative: { kind: 'dot', x: 12, y: 13, hollow: false },
};
const dashed: ReadonlySet<Kind> = new Set<Dashed>(['provisional', 'estimated', 'partial']);

const size = { width: 24, height: 26 } as const;

interface Props {
  /** Those that are drawn. */
  readonly points: readonly PointWire[];
  /** Null where none is drawn. */
  readonly baseline: BaselineWire | null;
  readonly unit: string;
  /** Whether the baseline is drawn as 100, and everything as what it is of it. */
  readonly isIndex?: boolean;
}

/** What the marks mean, and only those that are on the chart. */
export function MarkKey({ points, baseline, unit, isIndex = false }: Props) {
  const words = useWords();
  const kinds = kindsOf(points, isIndex ? indexOf(points, baseline) : null);
  if (kinds.length === 0 && baseline === null) return null;
  return (
    <ul
      aria-label={words.t('key.label')}
      data-key
      className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted"
    >
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg {...size} aria-hidden className="shrink-0">
            <Mark shape={samples[kind]} dashed={dashed.has(kind)} pale={kind === 'alternative'} />
          </svg>
          <span>{words.t(`key.${kind}`)}</span>
        </li>
      ))}
      {baseline !== null && <BaselineEntry baseline={baseline} unit={unit} isIndex={isIndex} />}
    </ul>
  );
}

function BaselineEntry({
  baseline,
  unit,
  isIndex,
}: {
  baseline: BaselineWire;
  unit: string;
  isIndex: boolean;
}) {
  const words = useWords();
  const { period, quantity, normalised } = baseline;
  const shape = isIndex ? ({ kind: 'line', y: 13 } as const) : baselineSample(normalised.quantity);
  if (shape.kind === 'none') return null;
  const drawn = { ...normalised.quantity, qualifier: quantity.qualifier };
  const said = words.t('chart.baselineLabel', {
    years: words.years(period),
    figure: words.derived(drawn, unit, normalised.basis ?? 'period'),
  });
  return (
    <li className="flex items-center gap-1.5">
      <svg {...size} aria-hidden className="shrink-0">
        <BaselineDrawing
          baseline={{ shape, window: { left: 0, right: 0 }, point: null }}
          plot={{ left: 0, top: 0, ...size }}
        />
      </svg>
      <span>{isIndex ? words.t('chart.isHundred', { said, hundred: words.number(100) }) : said}</span>
    </li>
  );
}

function baselineSample({ lower, upper }: Pick<Quantity, 'lower' | 'upper'>): BaselineShape {
  if (lower !== null && upper !== null)
    return lower === upper ? { kind: 'line', y: 13 } : { kind: 'band', top: 8, bottom: 18 };
  if (lower !== null) return { kind: 'floor', y: 20, end: 3 };
  return upper === null ? { kind: 'none' } : { kind: 'ceiling', y: 6, end: 23 };
}

function hedgeOf(quantity: Quantity): Hedge {
  const open = openSide(quantity);
  if (open !== null) return open === 'up' ? 'boundUp' : 'boundDown';
  return quantity.qualifier === 'about' || quantity.qualifier === 'range' ? quantity.qualifier : 'exact';
}

/** An exact figure against a range is a range: what each figure is drawn as. */
function indexOf(points: readonly PointWire[], baseline: BaselineWire | null): ReadonlyMap<string, Quantity> {
  const drawn = drawnOf({
    points,
    baseline,
    thresholds: [],
    heights: 'compared',
    scale: 'indexed',
    from: null,
    to: null,
  });
  return new Map(drawn.figures.map(({ id, quantity }) => [id, quantity]));
}

function kindsOf(points: readonly PointWire[], index: ReadonlyMap<string, Quantity> | null): Kind[] {
  const found = new Set<Kind>();
  for (const point of points) {
    const { start, end } = daysOf(point);
    const quantity = index === null ? point.quantity : index.get(pointId(point));
    // What cannot be set against the baseline is not drawn.
    if (quantity === undefined) continue;
    const hedge = hedgeOf(quantity);
    found.add(isSpan(start, end) ? `span-${hedge}` : hedge);
    if (point.observation?.status === 'P') found.add('provisional');
    if (point.observation?.status === 'E') found.add('estimated');
    if (point.partial) found.add('partial');
    if (point.alternatives.length > 0) found.add('alternative');
  }
  return (Object.keys(samples) as Kind[]).filter((kind) => found.has(kind));
}
