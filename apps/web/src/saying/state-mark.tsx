import type { AlertSummaryWire } from '@marsad/indicators/contract';
import { type LabelKey, useWords } from '../language/words.js';

type State = AlertSummaryWire['state'];

const stateNames: Record<State, LabelKey> = {
  firing: 'state.firing',
  pending: 'state.pending',
  recovering: 'state.recovering',
  normal: 'state.normal',
  nodata: 'state.nodata',
  error: 'state.error',
};

/** An alert's state as a shape, a colour and a word. */
export function StateMark({ state, className = '' }: { state: State; className?: string }) {
  const words = useWords();
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold text-ink ${className}`}>
      <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0">
        <Shape state={state} />
      </svg>
      {words.t(stateNames[state])}
    </span>
  );
}

function Shape({ state }: { state: State }) {
  switch (state) {
    case 'firing':
      return <rect x={1.5} y={1.5} width={13} height={13} rx={1.5} className="fill-breach" />;
    case 'pending':
      return <path d="M8 1.5 15 14H1z" className="fill-watch" />;
    case 'recovering':
      return (
        <path
          d="M8 3.2 13.6 13H2.4z"
          className="fill-none stroke-watch"
          strokeWidth={2}
          strokeLinejoin="round"
        />
      );
    case 'normal':
      return <circle cx={8} cy={8} r={6} className="fill-within" />;
    case 'nodata':
      return <circle cx={8} cy={8} r={5.5} className="fill-none stroke-faint" strokeWidth={2} />;
    case 'error':
      return (
        <path d="m3 3 10 10M13 3 3 13" className="stroke-breach" strokeWidth={2.6} strokeLinecap="round" />
      );
  }
}
