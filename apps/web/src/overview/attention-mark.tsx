import type { AttentionKind } from './attention.js';

/** A shape of its own for each kind, so that none is told by its colour alone. */
export function AttentionMark({ kind }: { readonly kind: AttentionKind }) {
  if (kind === 'overdue')
    return (
      <span
        aria-hidden
        className="size-4 shrink-0 rounded-tremor-small border border-faint bg-[repeating-linear-gradient(45deg,transparent_0_3px,rgb(var(--faint))_3px_5px)]"
      />
    );
  return (
    <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0">
      {kind === 'critical' && (
        <rect x={1.5} y={1.5} width={13} height={13} rx={1.5} className="fill-breach" />
      )}
      {kind === 'warning' && <path d="M8 1.5 15 14H1z" className="fill-watch" />}
      {kind === 'info' && <circle cx={8} cy={8} r={6} className="fill-within" />}
      {kind === 'tied' && <path d="M2 5.5h12M2 10.5h12" className="stroke-watch" strokeWidth={2.2} />}
      {kind === 'acknowledged' && (
        <path
          d="m3 8.5 3.5 3.5L13 5"
          className="fill-none stroke-muted"
          strokeWidth={2.2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
