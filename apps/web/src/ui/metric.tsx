import { Metric as TremorMetric } from '@tremor/react';
import type { ReactNode } from 'react';

const sizes = {
  card: 'text-balance !text-2xl !leading-tight sm:!text-3xl sm:!leading-tight',
  line: 'break-words !text-2xl',
} as const;

interface Props {
  readonly children: ReactNode;
  readonly size?: keyof typeof sizes;
  readonly className?: string;
}

/** The big number: Tremor's, set to break where a figure with its hedge is longer than the line. */
export function Metric({ children, size = 'card', className = '' }: Props) {
  return <TremorMetric className={`tabular-nums ${sizes[size]} ${className}`}>{children}</TremorMetric>;
}
