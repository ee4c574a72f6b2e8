import type { OwnCheckOutcomeWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { StateSign } from './state-sign.js';

type State = OwnCheckOutcomeWire['state'];

/** What the figures say of a check, as a shape, a colour and a word. */
export function CheckState({ state }: { state: State }) {
  const words = useWords();
  return (
    <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-ink">
      <StateSign state={state} />
      {words.t(`ownCheck.state.${state}`)}
    </span>
  );
}
