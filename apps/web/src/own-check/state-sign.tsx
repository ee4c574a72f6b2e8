import type { OwnCheckOutcomeWire } from '@marsad/indicators/contract';

type State = OwnCheckOutcomeWire['state'];

/** The shape and the colour alone. */
export function StateSign({ state, small = false }: { state: State; small?: boolean }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={`${small ? 'size-4' : 'size-5'} shrink-0`}>
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { state: State }) {
  switch (state) {
    case 'holds':
      return (
        <>
          <circle cx={10} cy={10} r={8.5} className="fill-within" />
          <path d="m6 10.4 2.7 2.7L14 7.6" className="fill-none stroke-surface" strokeWidth={2} />
        </>
      );
    case 'possible':
      return (
        <path
          d="M10 2.4 17.6 10 10 17.6 2.4 10z"
          className="fill-none stroke-within"
          strokeWidth={2}
          strokeLinejoin="round"
        />
      );
    case 'tension':
      return (
        <>
          <path d="M10 1.8 19 17.6H1z" className="fill-watch" />
          <path d="M10 7.4v4.8M10 14.6v.2" stroke="#141a21" strokeWidth={2} strokeLinecap="round" />
        </>
      );
    case 'unknown':
      return <circle cx={10} cy={10} r={7.5} className="fill-none stroke-faint" strokeWidth={2} />;
  }
}
