import { type ReactNode, useId } from 'react';
import { Card } from './card.js';

/** One matter of the settings. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {lead !== undefined && <div className="mt-1 max-w-2xl text-sm text-muted">{lead}</div>}
      <div className="mt-4">{children}</div>
    </Card>
  );
}
