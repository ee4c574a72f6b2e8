import { withoutBaseline } from '@marsad/indicators/chart';
import type { IndicatorSummaryWire, PointWire } from '@marsad/indicators/contract';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { AlertLines } from '../alert/open-alerts.js';
import { useSeries } from '../api/queries.js';
import { TableTwin } from '../chart/table-twin.js';
import { useWords, type Words } from '../language/words.js';
import { LateTensionLine } from '../own-check/late-tension-line.js';
import { Citation, gradeText } from '../saying/citation.js';
import { NoTotal } from '../saying/no-total.js';
import { Overdue } from '../saying/overdue.js';
import { unitPhrase } from '../saying/units.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { ForRole } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Metric } from '../ui/metric.js';
import { useNarrow } from '../ui/narrow.js';
import { TextLink } from '../ui/text-link.js';
import { PanelChart } from './panel-chart.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly height?: number;
  /** What stands at the end of its title line. */
  readonly corner?: ReactNode;
  /** Not laid out before it comes near the window: for pages of very many. */
  readonly late?: boolean;
}

/** One indicator: the figure as it was given, where it stands to its baseline, and the picture of both. */
export function TrendPanel({ indicator, height = 232, corner, late = false }: Props) {
  const words = useWords();
  const narrow = useNarrow();
  const titleId = useId();
  return (
    <Card
      labelledBy={titleId}
      className={`flex flex-col gap-4 ${late ? '[contain-intrinsic-size:auto_520px] [content-visibility:auto]' : ''}`}
    >
      {/* Beside each other where it is wide enough for both and not for three panels; charts of a row end level. */}
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[1fr_auto_auto] gap-x-6 gap-y-3 md:grid-cols-[20rem_minmax(0,1fr)] md:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)] xl:grid-rows-[1fr_auto_auto]">
        <div className="flex flex-col gap-3">
          <div className="flex items-start justify-between gap-2">
            <div className="min-w-0">
              <h3 id={titleId} className="text-base font-semibold">
                <Link href={`/indicators/${indicator.id}`} className="rounded-sm text-ink hover:underline">
                  {words.text(indicator.name)}
                </Link>
              </h3>
              <p className="text-xs text-faint">{unitPhrase(words, indicator.unit, indicator.rateBasis)}</p>
            </div>
            {corner}
          </div>
          <Headline indicator={indicator} />
          <AlertLines alerts={indicator.alerts} about={words.text(indicator.name)} />
        </div>
        <div className="min-w-0 md:col-start-2 md:row-span-2 md:row-start-1 xl:col-start-auto xl:row-span-1 xl:row-start-auto">
          <PanelChart indicator={indicator} height={narrow ? heightOnPhone : height} />
        </div>
        <PanelSource indicator={indicator} />
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-2 border-t border-line pt-3 text-xs">
        <ForRole needed="contributor">
          <TextLink href={`/enter?indicator=${indicator.id}`} about={words.text(indicator.name)}>
            {words.t('panel.enter')}
          </TextLink>
        </ForRole>
        <TextLink href={`/indicators/${indicator.id}`} about={words.text(indicator.name)}>
          {words.t('panel.figures', { count: indicator.figures })}
        </TextLink>
        <PanelTable indicator={indicator} />
        <LateTensionLine indicator={indicator.id} />
      </div>
    </Card>
  );
}

function Headline({ indicator }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const { baseline, latest, unit } = indicator;
  if (latest === null) {
    if (baseline === null) return <NoTotal why={indicator.noTotal} indicator={indicator} />;
    return (
      <>
        <div>
          <Metric>{words.figure(baseline.quantity, unit, baseline.per)}</Metric>
          <p className="text-sm text-muted">
            {words.t('panel.baselineOf', { period: words.period(baseline.period) })}
          </p>
        </div>
        {indicator.noTotal === null ? (
          <p className="text-sm text-muted">{words.t('panel.noneSince')}</p>
        ) : (
          <NoTotal why={indicator.noTotal} indicator={indicator} />
        )}
      </>
    );
  }
  return (
    <>
      <div>
        <Metric>{words.figure(latest.quantity, unit, latest.per)}</Metric>
        <p className="text-sm text-muted">
          {words.period(latest.period)}
          {latest.partial && ` · ${words.t('panel.partial')}`}
        </p>
      </div>
      <VerdictLine
        comparison={latest.comparison}
        sides={{ figure: latest.normalised.quantity, baseline, unit }}
        direction={indicator.direction}
      />
      {latest.derived && <p className="text-sm text-muted">{words.t('note.derived')}</p>}
      <NoTotal why={indicator.noTotal} indicator={indicator} />
      <Overdue overdue={indicator.overdue} last={latest.period} />
    </>
  );
}

/** Where the number above the chart comes from. Two lines high where there are two, so that charts of a row end level. */
function PanelSource({ indicator: { baseline, latest } }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const figure = latest?.observation ?? null;
  return (
    <div className="min-h-9">
      {figure !== null ? (
        <>
          <Citation source={figure.source} graded={figure} />
          <p className="mt-1 text-xs text-faint">{recordedText(words, figure)}</p>
        </>
      ) : (
        latest === null &&
        baseline !== null &&
        (baseline.sumOf.length === 0 ? (
          <Citation source={baseline.citation} />
        ) : (
          <p className="text-xs text-faint">{words.t('note.derived')}</p>
        ))
      )}
    </div>
  );
}

/** How far the source is trusted, and when its figure came in. */
function recordedText(words: Words, observation: NonNullable<PointWire['observation']>): string {
  const when = words.instant(observation.recordedAt);
  const graded = observation.reliability !== null || observation.credibility !== null;
  return graded
    ? words.t('panel.grade', { grade: gradeText(words, observation), when })
    : words.t('panel.ungraded', { when });
}

/** So high that figure, verdict and chart of the first panel are on a phone's first screen. */
const heightOnPhone = 176;

/** The chart's twin; it waits for the chart's figures and asks for none itself. */
function PanelTable({ indicator }: { indicator: IndicatorSummaryWire }) {
  const { data } = useSeries(indicator.id, {}, null, false);
  if (data === undefined) return null;
  return <TableTwin points={withoutBaseline(data.points, indicator.baseline)} indicator={indicator} />;
}
