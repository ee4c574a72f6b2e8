import type { Quantity } from '@marsad/indicators';
import {
  baselineSample,
  dashedKinds,
  markKindsOf,
  markSamples,
  pointId,
  sampleSize,
} from '@marsad/indicators/chart';
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { BaselineDrawing } from './baseline.js';
import { drawnOf } from './drawn.js';
import { Mark } from './mark.js';

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
  const index = isIndex ? indexOf(points, baseline) : null;
  // What cannot be set against the baseline is not drawn.
  const kinds = markKindsOf(points, (point) => (index === null ? point.quantity : index.get(pointId(point))));
  if (kinds.length === 0 && baseline === null) return null;
  return (
    <ul
      aria-label={words.t('key.label')}
      data-key
      className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted"
    >
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg {...sampleSize} aria-hidden className="shrink-0">
            <Mark shape={markSamples[kind]} dashed={dashedKinds.has(kind)} pale={kind === 'alternative'} />
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
      <svg {...sampleSize} aria-hidden className="shrink-0">
        <BaselineDrawing
          baseline={{ shape, window: { left: 0, right: 0 }, point: null }}
          plot={{ left: 0, top: 0, ...sampleSize }}
        />
      </svg>
      <span>{isIndex ? words.t('chart.isHundred', { said, hundred: words.number(100) }) : said}</span>
    </li>
  );
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
