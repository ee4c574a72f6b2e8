import type { Verdict } from '@marsad/indicators';
import type { Tone } from '@marsad/indicators/limits';

const colours: Record<Tone, string> = {
  worse: 'text-breach',
  better: 'text-within',
  changed: 'text-muted',
  within: 'text-within',
  unclear: 'text-faint',
};

/** Shape and colour of a verdict: square for worse, disc for better and within, ring for unclear; the arrow is its side. */
export function VerdictMark({ verdict, tone }: { verdict: Verdict; tone: Tone }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={`size-5 shrink-0 ${colours[tone]}`}>
      <Ground tone={tone} />
      <Sign verdict={verdict} />
    </svg>
  );
}

function Ground({ tone }: { tone: Tone }) {
  if (tone === 'worse') return <rect x={2} y={2} width={16} height={16} rx={2.5} fill="currentColor" />;
  if (tone === 'unclear') {
    return (
      <circle
        cx={10}
        cy={10}
        r={7.5}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeDasharray="3 2.2"
      />
    );
  }
  return <circle cx={10} cy={10} r={8.5} fill="currentColor" />;
}

function Sign({ verdict }: { verdict: Verdict }) {
  const stroke = { fill: 'none', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  switch (verdict) {
    case 'above':
      return <path d="M10 14V6.2M6.6 9.4 10 6l3.4 3.4" className="stroke-surface" {...stroke} />;
    case 'below':
      return <path d="M10 6v7.8M6.6 10.6 10 14l3.4-3.4" className="stroke-surface" {...stroke} />;
    case 'within':
      return <path d="M6.5 8.2h7M6.5 11.8h7" className="stroke-surface" {...stroke} />;
    case 'indeterminate':
    case 'not-comparable':
      return <circle cx={10} cy={10} r={1.6} fill="currentColor" />;
  }
}
