import { type Condition, dayNumber } from '@marsad/indicators';
import { withoutBaseline } from '@marsad/indicators/chart';
import type { AlertWire, IndicatorSummaryWire, SeriesWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useIndicator, useSeries } from '../api/queries.js';
import { type Lane, lanesHeight } from '../chart/lanes.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { MarkKey } from '../chart/mark-key.js';
import { TableTwin } from '../chart/table-twin.js';
import { thresholdValues } from '../chart/thresholds.js';
import { useWords, type Words } from '../language/words.js';
import { exactly } from '../saying/condition.js';
import { seriesHref } from '../saying/series-name.js';
import { StateMark } from '../saying/state-mark.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';
import { unreadOf } from '../ui/unread.js';
import { type Episode, episodesOf, episodeTones } from './episodes.js';

const plotHeight = 300;
/** Of the caption and the keys, which come with the figures. */
const below = 108;

/** The figures the alert is about, and under them the time it took. */
export function Timeline({ alert }: { alert: AlertWire }) {
  const words = useWords();
  const id = useId();
  const indicator = useIndicator(alert.indicator);
  const series = useSeries(alert.indicator, alert.dimensions);
  const failed = unreadOf(indicator, series);
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="mb-4 text-base font-semibold">
        {words.t('alert.timeline')}
      </h2>
      {failed !== undefined ? (
        <Failed
          what={words.t('failed.series', { name: words.text(alert.name) })}
          error={failed.error}
          retry={() => {
            void indicator.refetch();
            void series.refetch();
          }}
        />
      ) : indicator.data === undefined || series.data === undefined ? (
        <Skeleton height={plotHeight + lanesHeight(lanesOf(words, alert, null)) + below} />
      ) : (
        <Drawn alert={alert} indicator={indicator.data} series={series.data} />
      )}
    </Card>
  );
}

interface DrawnProps {
  readonly alert: AlertWire;
  readonly indicator: IndicatorSummaryWire;
  readonly series: SeriesWire;
}

function Drawn({ alert, indicator, series }: DrawnProps) {
  const words = useWords();
  const { baseline, points } = series;
  const figures = withoutBaseline(points, baseline);
  const lanes = lanesOf(words, alert, series);
  if (figures.length === 0 && baseline === null)
    return <p className="text-muted">{words.t('indicator.nothingToDraw')}</p>;
  const drawn = baseline?.normalised.quantity ?? null;
  const limits = thresholdValues(alert.rule.condition as Condition, baseline?.widened ?? drawn, drawn);
  return (
    // Its code comes a moment after it: what stands below must not move.
    <div style={{ minHeight: plotHeight + lanesHeight(lanes) + below }}>
      <TrendChart
        indicator={indicator}
        baseline={baseline}
        points={points}
        height={plotHeight}
        lanes={lanes}
        thresholds={limits.map((value) => ({
          value,
          label: words.t('chart.threshold', {
            value: words.figure(exactly(value), indicator.unit, indicator.rateBasis ?? 'period', 'compact'),
          }),
        }))}
        caption="shown"
      />
      <MarkKey points={figures} baseline={baseline} unit={indicator.unit} />
      <ul aria-label={words.t('timeline.lane')} className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-xs">
        {episodesOf(alert).map((episode) => (
          <li key={`${episode.start} ${episode.state}`} className="flex flex-wrap items-center gap-x-2">
            <StateMark state={episode.state} />
            <span className="text-muted">{spanOf(words, alert, episode)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap">
        <TableTwin points={figures} indicator={indicator} />
      </div>
    </div>
  );
}

/** One lane; each of its bars leads to the figure that brought it about. */
function lanesOf(words: Words, alert: AlertWire, series: SeriesWire | null): readonly Lane[] {
  const figureOf = (period: Episode['period']) =>
    series?.points.find((point) => point.period.start === period.start && point.period.end === period.end)
      ?.observation?.id;
  const items = episodesOf(alert).map((episode) => {
    const { state, start, end, period, undone } = episode;
    const figure = figureOf(period);
    return {
      id: `${start} ${state}`,
      start: dayNumber(start),
      end: end === null ? null : dayNumber(end),
      tone: undone ? ('calm' as const) : episodeTones[state],
      hollow: undone || alert.channel === 'possible',
      label: `${words.t(`state.${state}`)} · ${spanOf(words, alert, episode)}`,
      href: figure === undefined ? seriesHref(alert.indicator, alert.dimensions) : `/observations/${figure}`,
    };
  });
  return [{ name: words.t('timeline.lane'), items }];
}

function spanOf(words: Words, { channel }: AlertWire, { start, end, undone }: Episode): string {
  return [
    end === null
      ? words.t('alerts.since', { day: words.day(start) })
      : words.t('alerts.span', { start: words.day(start), end: words.day(end) }),
    ...(channel === 'possible' ? [words.t('channel.possible')] : []),
    ...(undone ? [words.t('timeline.undone')] : []),
  ].join(' · ');
}
