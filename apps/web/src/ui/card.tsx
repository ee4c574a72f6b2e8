import { Card as TremorCard } from '@tremor/react';
import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly className?: string;
  /** The id of the heading that names the card; it then is a landmark of its own. */
  readonly labelledBy?: string;
}

/** Tremor's card, with text at the start of the line in both directions, and a role only where it has a name. */
export function Card({ children, className = '', labelledBy }: Props) {
  return (
    <TremorCard
      className={`min-w-0 !p-4 !text-start sm:!p-5 ${className}`}
      {...(labelledBy === undefined ? {} : { role: 'region', 'aria-labelledby': labelledBy })}
    >
      {children}
    </TremorCard>
  );
}
