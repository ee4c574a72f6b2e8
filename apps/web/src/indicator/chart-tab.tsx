import { type Condition, dayNumber } from '@marsad/indicators';
import {
  daysOf,
  type Height,
  isConverted,
  shownPoints,
  timePlan,
  withoutBaseline,
} from '@marsad/indicators/chart';
import type {
  BaselineWire,
  IndicatorSummaryWire,
  PointWire,
  RuleWire,
  SeriesWire,
} from '@marsad/indicators/contract';
import { useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { Brush } from '../chart/brush.js';
import { chosenScale } from '../chart/chosen-scale.js';
import { drawnOf, type ScaleKind, scales } from '../chart/drawn.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { MarkKey } from '../chart/mark-key.js';
import { thresholdValues } from '../chart/thresholds.js';
import type { Threshold } from '../chart/trend-chart.js';
import { type Days, wholeDays } from '../chart/zoom.js';
import { useWords, type Words } from '../language/words.js';
import { WhenIdle } from '../lazy/when-idle.js';
import { exactly } from '../saying/condition.js';
import { useHeights, useRange, useScale } from './address.js';
import { type AsOf, AsOfChoice } from './as-of.js';
import { Multiples } from './multiples.js';
import type { View } from './picture-text.js';
import { Choice, RangeChoice } from './range-choice.js';
import { addressOf } from './tab-links.js';
import { TakeAway } from './take-away.js';
import { useLanes } from './use-lanes.js';
import { VintageSlider } from './vintage-slider.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly series: SeriesWire;
  readonly rules: readonly RuleWire[];
  readonly asOf: AsOf;
}

/** Of what stands below the chart, in px. */
const toolsHeight = 260;

/** With fewer figures there is nothing to choose from. */
const fewestToBrush = 6;

export function ChartTab({ indicator, series, rules, asOf }: Props) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [search] = useSearchParams();
  const { baseline, dimensions } = series;
  const figures = useMemo(() => withoutBaseline(series.points, baseline), [series.points, baseline]);
  const whole = useMemo(
    () =>
      wholeDays([...figures.map(({ period }) => period), ...(baseline === null ? [] : [baseline.period])]),
    [figures, baseline],
  );
  const [asked, setHeights] = useHeights();
  const converted = figures.some((point) => isConverted(point, indicator.rateBasis));
  const heights = converted ? asked : 'compared';
  const days = useMemo(
    () => axisDays(figures, heights === 'given' ? null : baseline),
    [figures, heights, baseline],
  );
  const range = useRange(days);
  const [scale, setScale] = useScale();
  const { lanes, marked } = useLanes({ indicator: indicator.id, dimensions, asOf: asOf.day, days });
  const thresholds = useMemo(
    () => thresholdsOf(words, rules, baseline, indicator),
    [words, rules, baseline, indicator],
  );
  if (figures.length === 0 && baseline === null)
    return (
      <p className="flex min-h-48 items-center justify-center rounded-tremor-small bg-sunken p-6 text-center text-muted">
        {words.t('indicator.nothingToDraw')}
      </p>
    );
  const shown = shownPoints(figures, range.from, range.to);
  const view = viewOf({ indicator, series, asOf: asOf.day, heights, scale, ...range }, figures);
  const last = figures.reduce((most, { period }) => (period.end > most ? period.end : most), '');
  return (
    <div>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <RangeChoice range={range} whole={whole} end={last === '' ? null : dayNumber(last)} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
          {converted && <HeightChoice heights={heights} choose={setHeights} />}
          {figures.length > 0 && <ScaleChoice scale={scale} choose={setScale} />}
          <AsOfChoice asOf={asOf} />
        </div>
      </div>
      <div ref={frame}>
        <TrendChart
          indicator={indicator}
          baseline={baseline}
          points={series.points}
          inAll={series.pointsInAll - (series.points.length - figures.length)}
          height={400}
          heights={heights}
          scale={chosenScale(scale)}
          thresholds={thresholds}
          lanes={lanes}
          from={range.from}
          to={range.to}
          onDays={range.setDays}
          caption="shown"
        />
        {heights === 'given' && <p className="mt-2 text-sm text-watch-ink">{words.t('heights.note')}</p>}
        <MarkKey
          points={shown}
          baseline={heights === 'given' ? null : baseline}
          unit={indicator.unit}
          isIndex={view.drawn === 'indexed'}
        />
      </div>
      <WhenIdle height={toolsHeight}>
        {figures.length >= fewestToBrush && (
          <div className="print:hidden">
            <Brush
              points={figures}
              whole={days}
              heights={heights}
              from={range.from}
              to={range.to}
              onDays={range.setDays}
            />
            <p className="mt-1 text-xs text-faint">{words.t('range.hint')}</p>
          </div>
        )}
        <VintageSlider indicator={indicator.id} dimensions={dimensions} asOf={asOf} />
        {figures.length > 0 && (
          <p className="mt-3 text-xs print:hidden">
            <Link
              href={addressOf(search, 'table')}
              className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
            >
              {words.t('chart.showTable')}
            </Link>
          </p>
        )}
        <TakeAway chart={frame} view={{ ...view, marked }} />
      </WhenIdle>
    </div>
  );
}

export function PartsOfTotal(props: Omit<Props, 'rules'>) {
  const { indicator, series, asOf } = props;
  const whole = wholeDays(series.points.map(({ period }) => period));
  const range = useRange(whole);
  const [heights] = useHeights();
  const [scale] = useScale();
  if (Object.keys(series.dimensions).length > 0) return null;
  const { from, to } = range;
  return <Multiples indicator={indicator} asOf={asOf.day} {...{ from, to, heights, scale }} />;
}

/** What is taken away: with the scale that is drawn beside the one that was asked for. */
function viewOf(
  { indicator, series, asOf, heights, scale, from, to, months }: Omit<View, 'drawn'>,
  points: readonly PointWire[],
): View {
  const { scale: drawn } = drawnOf({
    points,
    baseline: heights === 'given' ? null : series.baseline,
    thresholds: [],
    heights,
    scale,
    from: from === null ? null : dayNumber(from),
    to: to === null ? null : dayNumber(to),
  });
  return { indicator, series, asOf, heights, scale, drawn, from, to, months };
}

const scaleNames = { linear: 'scale.linear', log: 'scale.log', indexed: 'scale.indexed' } as const;

function ScaleChoice({ scale, choose }: { scale: ScaleKind; choose: (scale: ScaleKind) => void }) {
  const words = useWords();
  return (
    <fieldset aria-label={words.t('scale.label')} className="flex">
      {scales.map((one) => (
        <Choice key={one} pressed={scale === one} choose={() => choose(one)}>
          {words.t(scaleNames[one])}
        </Choice>
      ))}
    </fieldset>
  );
}

/** What the chart shows where nobody asks for other days; of a broken axis, the part with the figures. */
function axisDays(figures: readonly PointWire[], baseline: BaselineWire | null): Days {
  return timePlan({
    figures: figures.map(daysOf),
    baseline: baseline === null ? null : daysOf(baseline),
    from: null,
    to: null,
  }).days;
}

function HeightChoice({ heights, choose }: { heights: Height; choose: (heights: Height) => void }) {
  const words = useWords();
  return (
    <fieldset aria-label={words.t('heights.label')} className="flex">
      <Choice pressed={heights === 'compared'} choose={() => choose('compared')}>
        {words.t('heights.compared')}
      </Choice>
      <Choice pressed={heights === 'given'} choose={() => choose('given')}>
        {words.t('heights.given')}
      </Choice>
    </fieldset>
  );
}

function thresholdsOf(
  words: Words,
  rules: readonly RuleWire[],
  baseline: BaselineWire | null,
  { unit, rateBasis }: IndicatorSummaryWire,
): readonly Threshold[] {
  const drawn = baseline?.normalised.quantity ?? null;
  const values = rules.flatMap((rule) =>
    thresholdValues(rule.condition as Condition, baseline?.widened ?? drawn, drawn),
  );
  return [...new Set(values)].map((value) => ({
    value,
    label: words.t('chart.threshold', {
      value: words.figure(exactly(value), unit, rateBasis ?? 'period', 'compact'),
    }),
  }));
}
