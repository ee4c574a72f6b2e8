import type { BaselineWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { normalisationText } from '../chart/notes.js';
import { useWords } from '../language/words.js';
import { BaselineSources } from '../saying/baseline-sources.js';
import { Widened } from '../saying/widened.js';
import { Card } from '../ui/card.js';
import { Notice } from '../ui/notice.js';
import { BaselineHistory } from './baseline-history.js';

const hedges = {
  exact: 'hedge.exact',
  range: 'hedge.range',
  'more-than': 'hedge.moreThan',
  'at-least': 'hedge.atLeast',
  'less-than': 'hedge.lessThan',
  'at-most': 'hedge.atMost',
  about: 'hedge.about',
} as const;

function hedgeOf({ partial, quantity }: BaselineWire) {
  if (!partial) return hedges[quantity.qualifier];
  return quantity.lower === null ? 'hedge.soFarEitherWay' : 'note.partial';
}

export function BaselineCard({
  indicator,
  baseline,
}: {
  indicator: IndicatorSummaryWire;
  baseline: BaselineWire | null;
}) {
  const words = useWords();
  const id = useId();
  const { unit, rateBasis } = indicator;
  const normalised = baseline === null ? null : normalisationText(words, baseline, unit, rateBasis);
  return (
    // On a phone it is far below: not laid out before it comes near the window.
    <Card
      labelledBy={id}
      className="flex flex-col gap-3 [contain-intrinsic-size:auto_480px] [content-visibility:auto]"
    >
      <h2 id={id} className="text-base font-semibold">
        {words.t('indicator.baseline')}
      </h2>
      {baseline === null ? (
        <p className="text-muted">
          {words.t(indicator.section === 'unquantified' ? 'indicator.notQuantified' : 'indicator.noBaseline')}
        </p>
      ) : (
        <>
          <div>
            <p className="text-base font-semibold">{words.figure(baseline.quantity, unit, baseline.per)}</p>
            <p className="text-muted">{words.period(baseline.period)}</p>
          </div>
          <p className="text-muted">
            {words.t(hedgeOf(baseline))}
            {baseline.range !== null &&
              ` ${words.t(baseline.range === 'spread' ? 'hedge.spread' : 'hedge.uncertainty')}`}
          </p>
          {normalised !== null && <p className="text-muted">{normalised}</p>}
          <Widened baseline={baseline} unit={unit} />
          {baseline.standing !== 'current' && (
            <Notice kind="warning">{words.t(`baseline.since.${baseline.standing}`)}</Notice>
          )}
          <BaselineSources baseline={baseline} unit={unit} />
        </>
      )}
      <BaselineHistory indicator={indicator} />
    </Card>
  );
}
