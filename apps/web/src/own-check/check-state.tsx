import type { OwnCheckOutcomeWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { StateSign } from './state-sign.js';

type Props = Pick<OwnCheckOutcomeWire, 'state'> & Partial<Pick<OwnCheckOutcomeWire, 'period'>>;

/** What the figures say of a check, as a shape, a colour and a word, and of when. */
export function CheckState({ state, period = null }: Props) {
  const words = useWords();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm">
      <span className="inline-flex items-center gap-1.5 font-semibold text-ink">
        <StateSign state={state} />
        {words.t(`ownCheck.state.${state}`)}
      </span>
      {period !== null && <span className="text-muted">{words.period(period)}</span>}
    </span>
  );
}
