import type { CheckWire } from '@marsad/indicators/contract';

type CheckVerdict = CheckWire['verdict'];

export const checkVerdictNames = {
  consistent: 'check.consistent',
  'in-tension': 'check.in-tension',
  derived: 'check.derived',
} as const satisfies Record<CheckVerdict, string>;

/** A check's verdict as shape and colour: a disc with an equals sign, a triangle, an empty diamond. The word is beside it. */
export function CheckVerdictMark({ verdict }: { verdict: CheckVerdict }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className="size-5 shrink-0">
      <Shape verdict={verdict} />
    </svg>
  );
}

function Shape({ verdict }: { verdict: CheckVerdict }) {
  switch (verdict) {
    case 'consistent':
      return (
        <>
          <circle cx={10} cy={10} r={8.5} className="fill-within" />
          <path
            d="M6.5 8.2h7M6.5 11.8h7"
            className="stroke-surface"
            strokeWidth={2}
            strokeLinecap="round"
            fill="none"
          />
        </>
      );
    case 'in-tension':
      return (
        <>
          <path d="M10 1.8 19 17.6H1z" className="fill-watch" />
          <path d="M10 7.4v4.8M10 14.6v.2" stroke="#141a21" strokeWidth={2} strokeLinecap="round" />
        </>
      );
    case 'derived':
      return (
        <path
          d="M10 2.4 17.6 10 10 17.6 2.4 10z"
          className="fill-none stroke-faint"
          strokeWidth={2}
          strokeLinejoin="round"
        />
      );
  }
}
