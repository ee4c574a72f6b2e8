import type { Comparison } from '@marsad/indicators';
import type { IndicatorSummaryWire, PinnedRevisionWire } from '@marsad/indicators/contract';
import { type ComparedSides, useWords } from '../language/words.js';
import { VerdictLine } from '../saying/verdict-line.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly pinned: PinnedRevisionWire;
}

/** The newest figure against the baseline there is, and against the one there could be. */
export function BothWays({ indicator, pinned }: Props) {
  const words = useWords();
  const { unit, margin } = indicator;
  const { latest, instead } = pinned;
  if (latest === null) return <p className="text-sm text-muted">{words.t('bothWays.none')}</p>;
  const figure = latest.normalised.quantity;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-muted">
        {words.t('bothWays.latest', {
          figure: words.figure(latest.quantity, unit, latest.per),
          period: words.period(latest.period),
        })}
      </p>
      <Side
        label={words.t('bothWays.pinned', { figure: words.figure(pinned.quantity, unit, pinned.per) })}
        comparison={latest.pinned}
        sides={{ figure, baseline: { ...pinned, margin }, unit }}
        indicator={indicator}
      />
      {latest.instead !== null && instead !== null && (
        <Side
          label={words.t('bothWays.instead', { figure: words.figure(instead.quantity, unit, instead.per) })}
          comparison={latest.instead}
          sides={{ figure, baseline: { ...instead, margin }, unit }}
          indicator={indicator}
        />
      )}
    </div>
  );
}

interface SideProps {
  readonly label: string;
  readonly comparison: Comparison;
  readonly sides: ComparedSides;
  readonly indicator: IndicatorSummaryWire;
}

function Side({ label, comparison, sides, indicator }: SideProps) {
  return (
    <div>
      <p className="font-semibold">{label}</p>
      <VerdictLine comparison={comparison} sides={sides} direction={indicator.direction} />
    </div>
  );
}
