import { Metric as TremorMetric } from '@tremor/react';
import type { ReactNode } from 'react';

/** The big number: Tremor's, set to break where a figure with its hedge is longer than the line. */
export function Metric({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <TremorMetric
      className={`text-balance !text-2xl tabular-nums !leading-tight sm:!text-3xl sm:!leading-tight ${className}`}
    >
      {children}
    </TremorMetric>
  );
}
