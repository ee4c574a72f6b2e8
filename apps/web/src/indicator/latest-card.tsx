import { type Comparison, differenceUnit } from '@marsad/indicators';
import { labelQuantity } from '@marsad/indicators/chart';
import type { BaselineWire, IndicatorSummaryWire, NoTotalWire, PointWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { AlertLines } from '../alert/open-alerts.js';
import { normalisationText } from '../chart/notes.js';
import { useWords } from '../language/words.js';
import { LateTensionLine } from '../own-check/late-tension-line.js';
import { Citation } from '../saying/citation.js';
import { distance } from '../saying/distance.js';
import { NoTotal } from '../saying/no-total.js';
import { Overdue } from '../saying/overdue.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { ForRole } from '../session/session.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Metric } from '../ui/metric.js';
import { TextLink } from '../ui/text-link.js';

interface LatestProps {
  readonly indicator: IndicatorSummaryWire;
  readonly latest: PointWire | undefined;
  readonly baseline: BaselineWire | null;
  /** Whether it is of today: what is late or fires now says nothing of a day in the past. */
  readonly isToday: boolean;
  /** Why the newest figures of its parts have no total. */
  readonly noTotal: NoTotalWire | null;
}

export function LatestCard({ indicator, latest, baseline, isToday, noTotal }: LatestProps) {
  const words = useWords();
  const id = useId();
  const { unit, rateBasis } = indicator;
  const isTied = latest?.recommendedBecause === 'tied';
  const normalised = latest === undefined ? null : normalisationText(words, latest, unit, rateBasis);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('indicator.latest')}
      </h2>
      {latest === undefined ? (
        <>
          {noTotal === null ? (
            <p className="text-muted">
              {words.t(baseline === null ? 'indicator.noneYet' : 'panel.noneSince')}
            </p>
          ) : (
            <NoTotal why={noTotal} indicator={indicator} />
          )}
          <div>
            <ForRole needed="contributor">
              <ButtonLink href={`/enter?indicator=${indicator.id}`}>
                {words.t(noTotal === null ? 'indicator.enterFirst' : 'indicator.enter')}
              </ButtonLink>
            </ForRole>
          </div>
        </>
      ) : (
        <>
          <div>
            <Metric>{words.figure(latest.quantity, unit, latest.per)}</Metric>
            <p className="text-muted">{words.period(latest.period)}</p>
          </div>
          {normalised !== null && <p className="text-muted">{normalised}</p>}
          <VerdictLine
            comparison={latest.comparison}
            sides={{
              figure: latest.normalised.quantity,
              baseline,
              unit,
            }}
            direction={indicator.direction}
          />
          <Distance comparison={latest.comparison} unit={unit} />
          {(latest.disagreement || isTied) && latest.observation !== null && (
            <p className="flex flex-wrap gap-x-2 text-sm">
              {latest.disagreement && (
                <span className="font-semibold text-watch-ink">{words.t('disagreement.short')}</span>
              )}
              {isTied && <span className="font-semibold text-watch-ink">{words.t('tied.short')}</span>}
              <TextLink href={`/observations/${latest.observation.id}`}>{words.t('others.open')}</TextLink>
            </p>
          )}
          {latest.disagreement && latest.derived && (
            <p className="text-sm font-semibold text-watch-ink">{words.t('disagreement.ofPart')}</p>
          )}
          {latest.partial && <p className="text-muted">{words.t('note.partial')}</p>}
          {latest.derived && <p className="text-muted">{words.t('note.derived')}</p>}
          <NoTotal why={noTotal} indicator={indicator} />
          {isToday && (
            <>
              <Overdue overdue={indicator.overdue} last={(indicator.latest ?? latest).period} />
              <AlertLines alerts={indicator.alerts} />
              <LateTensionLine indicator={indicator.id} />
            </>
          )}
          {latest.observation !== null && (
            <Citation source={latest.observation.source} graded={latest.observation} />
          )}
        </>
      )}
    </Card>
  );
}

/** The difference; the ratio is in the verdict's sentence. */
function Distance({ comparison, unit }: { comparison: Comparison; unit: string }) {
  const words = useWords();
  const { difference, basis } = comparison;
  const apart = difference === null ? null : distance(difference);
  return (
    <div className="text-muted">
      {apart !== null && (
        <p>
          {words.t(apart.side === 'higher' ? 'distance.higher' : 'distance.lower', {
            amount: words.inPhrase(labelQuantity(apart.amount), differenceUnit(unit), basis ?? 'period'),
          })}
        </p>
      )}
    </div>
  );
}
