import { useWords } from '../language/words.js';

const labels = { '/alerts': 'nav.firing', '/review': 'nav.waiting' } as const;

interface Props {
  readonly href: string;
  readonly count: number;
  readonly className?: string;
}

/** How much waits at a place, with what it is for those who only hear it. */
export function Count({ href, count, className = '' }: Props) {
  const words = useWords();
  const key = labels[href as keyof typeof labels];
  if (count === 0 || key === undefined) return null;
  return (
    <span
      className={`inline-flex min-w-5 items-center justify-center rounded-tremor-full bg-breach-ink px-1.5 text-xs font-semibold tabular-nums text-surface ${className}`}
    >
      <span aria-hidden>{words.number(count)}</span>
      <span className="sr-only">{words.t(key, { count })}</span>
    </span>
  );
}
