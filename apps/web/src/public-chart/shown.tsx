/** A public chart as anybody sees it: each series with its newest figure, its verdict, its chart, its key and its sources. */
import { dayNumber } from '@marsad/indicators';
import type { BriefItemWire, PublicChartWire } from '@marsad/indicators/contract';
import { useMemo } from 'react';
import { chartItem } from '../brief/chart-item.js';
import { chosenScale } from '../chart/chosen-scale.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { MarkKey } from '../chart/mark-key.js';
import { type SharedScale, sharedScale } from '../chart/shared-scale.js';
import { monthAfter } from '../indicator/address.js';
import { partName } from '../indicator/part-name.js';
import { isolate, useWords, type Words } from '../language/words.js';
import { shortSource } from '../saying/citation.js';
import { NoTotal } from '../saying/no-total.js';
import { Overdue } from '../saying/overdue.js';
import { unitPhrase } from '../saying/units.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { Metric } from '../ui/metric.js';
import { OutsideLink } from '../ui/text-link.js';

type Series = PublicChartWire['series'][number];

/** Of a chart by itself, and of one among several, in pixels. */
const heights = { one: 300, more: 200 } as const;

interface Range {
  /** ISO days, the last exclusive; null where that end is open. */
  readonly from: string | null;
  readonly to: string | null;
}

export function ShownChart({ chart }: { chart: PublicChartWire }) {
  const words = useWords();
  const { indicator, series, heights: height, scale } = chart;
  const range: Range = {
    from: chart.from === null ? null : `${chart.from}-01`,
    to: chart.to === null ? null : monthAfter(chart.to),
  };
  const items = useMemo(() => series.map((one) => chartItem(itemOf(chart, one))), [chart, series]);
  const shared = useMemo(
    () =>
      sharedScale(items, {
        heights: height,
        scale,
        from: range.from === null ? null : dayNumber(range.from),
        to: range.to === null ? null : dayNumber(range.to),
      }),
    [items, height, scale, range.from, range.to],
  );
  const isAlone = series.length === 1;
  const part = isAlone ? partName(words, indicator, series[0]?.dimensions ?? {}) : '';
  return (
    <>
      <h1 className="text-balance text-2xl font-semibold leading-tight">
        {words.text(indicator.name)}
        {part !== '' && words.t('list.comma')}
        {part}
      </h1>
      <p className="text-sm text-muted">{unitPhrase(words, indicator.unit, indicator.rateBasis)}</p>
      {chart.demo && <p className="mt-1 text-sm font-semibold text-watch-ink">{words.t('frame.demo')}</p>}
      <div className={isAlone ? '' : 'grid gap-x-6 gap-y-5 sm:grid-cols-2'}>
        {series.map((one, at) => (
          <section key={JSON.stringify(one.dimensions)} className="mt-3 min-w-0">
            {!isAlone && (
              <h2 className="text-base font-semibold">
                {partName(words, indicator, one.dimensions) || words.t('field.dimensionTotal')}
              </h2>
            )}
            <Latest chart={chart} series={one} />
            <div className="mt-3">
              <Drawn
                chart={chart}
                series={one}
                item={items[at] ?? chartItem(itemOf(chart, one))}
                shared={isAlone ? null : shared}
                range={range}
              />
            </div>
          </section>
        ))}
      </div>
      <Sources words={words} series={series} />
    </>
  );
}

const itemOf = (
  { indicator }: PublicChartWire,
  { dimensions: _, sources: __, ...item }: Series,
): BriefItemWire => ({
  indicator,
  ...item,
});

/** The newest figure with what is to be known of it. */
function Latest({ chart, series }: { chart: PublicChartWire; series: Series }) {
  const words = useWords();
  const { indicator } = chart;
  const { unit } = indicator;
  const { baseline, noTotal, overdue } = series;
  const latest = series.trend.at(-1);
  return (
    <div className="mt-1 flex flex-col gap-1 text-sm">
      {latest === undefined ? (
        noTotal === null && (
          <p className="text-muted">
            {words.t(chart.from === null && chart.to === null ? 'brief.noFigure' : 'publicChart.noFigure')}
          </p>
        )
      ) : (
        <>
          <Metric>{words.figure(latest.quantity, unit, latest.per)}</Metric>
          <p className="text-muted">
            {words.period(latest.period)}
            {latest.partial && ` · ${words.t('panel.partial')}`}
            {latest.derived && <span className="block">{words.t('note.derived')}</span>}
            {latest.disagreement && (
              <span className="block text-watch-ink">
                {words.t(latest.derived ? 'disagreement.ofPart' : 'disagreement.short')}
              </span>
            )}
          </p>
          {baseline !== null && (
            <VerdictLine
              comparison={latest.comparison}
              sides={{ figure: latest.normalised.quantity, baseline, unit }}
              direction={indicator.direction}
            />
          )}
        </>
      )}
      <NoTotal why={noTotal} indicator={indicator} />
      {latest !== undefined && <Overdue overdue={overdue} last={latest.period} />}
      {baseline !== null && (
        <p className="text-muted">
          {words.t('brief.baseline', {
            period: words.period(baseline.period),
            figure: words.figure(baseline.quantity, unit, baseline.per),
          })}
          {baseline.standing !== 'current' &&
            ` ${words.t(baseline.standing === 'retracted' ? 'citation.baselineRetracted' : 'citation.baselineCorrected')}`}
        </p>
      )}
    </div>
  );
}

interface DrawnProps {
  readonly chart: PublicChartWire;
  readonly series: Series;
  readonly item: ReturnType<typeof chartItem>;
  /** Null for a chart by itself. */
  readonly shared: SharedScale | null;
  readonly range: Range;
}

function Drawn({ chart, series, item, shared, range }: DrawnProps) {
  const words = useWords();
  const { heights: height } = chart;
  const { trend, figures, dimensions } = series;
  if (trend.length === 0 && item.baseline === null) return null;
  const scale = shared === null ? chart.scale : shared.scale;
  const part = partName(words, chart.indicator, dimensions);
  return (
    <>
      <TrendChart
        {...item}
        {...(part === '' ? {} : { part })}
        inAll={figures}
        height={shared === null ? heights.one : heights.more}
        heights={height}
        scale={chosenScale(scale)}
        {...(shared === null ? {} : { alsoValues: shared.values, sharedDays: shared.days })}
        from={range.from}
        to={range.to}
        caption={shared === null ? 'shown' : 'spoken'}
      />
      {height === 'given' && <p className="mt-2 text-sm text-watch-ink">{words.t('heights.note')}</p>}
      <MarkKey
        points={item.points}
        baseline={height === 'given' ? null : item.baseline}
        unit={chart.indicator.unit}
        isIndex={scale === 'indexed' && item.baseline !== null && height === 'compared'}
      />
    </>
  );
}

/** Beyond these they are counted, until somebody asks for them. */
const mostNamed = 3;

function Sources({ words, series }: { words: Words; series: readonly Series[] }) {
  const all = [
    ...new Map(
      series.flatMap(({ sources }) => sources).map((one) => [titled(words, one), one] as const),
    ).values(),
  ];
  if (all.length === 0) return null;
  return (
    <details className="group mt-4 border-t border-line pt-2 text-xs text-muted">
      <summary className="cursor-pointer break-words rounded-sm">
        {words.t('publicChart.sources', {
          count: all.length,
          names: all
            .slice(0, mostNamed)
            .map((one) => isolate(shortSource({ ...one, id: '' }, words)))
            .join(words.t('list.semicolon')),
          more: Math.max(0, all.length - mostNamed),
        })}
      </summary>
      <ul className="mt-1 list-disc ps-5">
        {all.map((one) => (
          <li key={titled(words, one)} className="break-words">
            <OutsideLink href={one.url ?? ''}>
              <bdi>{titled(words, one)}</bdi>
            </OutsideLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

function titled(words: Words, { author, title, publisher, date }: Series['sources'][number]): string {
  return [author, title, publisher === title ? null : publisher, date && words.day(date)]
    .filter((one) => one)
    .join(words.t('list.comma'));
}
