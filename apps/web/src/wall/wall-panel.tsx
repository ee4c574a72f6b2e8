import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useWords } from '../language/words.js';
import { PanelChart } from '../overview/panel-chart.js';
import { shortSource } from '../saying/citation.js';
import { NoTotal } from '../saying/no-total.js';
import { Overdue } from '../saying/overdue.js';
import { unitPhrase } from '../saying/units.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { Card } from '../ui/card.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  /** In px of the page. */
  readonly chartHeight: number;
  /** What all that is drawn is enlarged by. */
  readonly chartZoom: number;
}

/** One indicator as it is read from across a room: the figure with its hedge, its verdict, the picture, its source. */
export function WallPanel({ indicator, chartHeight, chartZoom }: Props) {
  const words = useWords();
  const titleId = useId();
  const { baseline, latest, unit } = indicator;
  const isSum = latest === null ? (baseline?.sumOf.length ?? 0) > 0 : latest.derived;
  const source = latest === null ? baseline?.citation : latest.observation?.source;
  return (
    <Card labelledBy={titleId} className="flex flex-col gap-3">
      <div>
        <h2 id={titleId} className="text-2xl font-semibold">
          {words.text(indicator.name)}
        </h2>
        <p className="text-sm text-muted">{unitPhrase(words, unit, indicator.rateBasis)}</p>
      </div>
      <Stated indicator={indicator} />
      <div className="mt-auto" style={{ zoom: chartZoom }}>
        <PanelChart indicator={indicator} height={Math.round(chartHeight / chartZoom)} />
      </div>
      {isSum ? (
        <p className="text-sm text-muted">{words.t('note.derived')}</p>
      ) : (
        source && (
          <p className="text-sm text-muted">
            <bdi>{words.t('citation.summary', { source: shortSource(source, words) })}</bdi>
          </p>
        )
      )}
    </Card>
  );
}

function Stated({ indicator }: Pick<Props, 'indicator'>) {
  const words = useWords();
  const { baseline, latest, unit } = indicator;
  const big =
    'text-balance text-3xl font-semibold leading-tight tabular-nums sm:text-[3.25rem] sm:leading-tight';
  if (latest === null)
    return (
      <div>
        {baseline !== null && <p className={big}>{words.figure(baseline.quantity, unit, baseline.per)}</p>}
        {baseline !== null && (
          <p className="text-base text-muted">
            {words.t('panel.baselineOf', { period: words.period(baseline.period) })}
          </p>
        )}
        <NoTotal why={indicator.noTotal} indicator={indicator} />
      </div>
    );
  return (
    <>
      <div>
        <p className={big}>{words.figure(latest.quantity, unit, latest.per)}</p>
        <p className="text-base text-muted">
          {words.period(latest.period)}
          {latest.partial && ` · ${words.t('panel.partial')}`}
        </p>
      </div>
      <div className="sm:[&_p]:text-[1.25rem]">
        <VerdictLine
          comparison={latest.comparison}
          sides={{ figure: latest.normalised.quantity, baseline, unit }}
          direction={indicator.direction}
        />
      </div>
      <Overdue overdue={indicator.overdue} last={latest.period} />
    </>
  );
}
