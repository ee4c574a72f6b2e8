import type { ReactNode } from 'react';
import { BareTable, DataCell, HeaderCell, TableBody, TableHead, TableRow } from './table-parts.js';

interface Props {
  /** Names the table for those who don't see what stands above it. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly children: ReactNode;
}

/**
 * Tremor's table with logical alignment, a caption and scoped headers. Its frame scrolls sideways on narrow screens
 * and takes focus, so that it can be scrolled by keyboard too.
 */
export function Table({ caption, head, children }: Props) {
  return (
    // A landmark it is not: the card around it often has the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be scrolled by keyboard too.
    <div role="group" tabIndex={0} aria-label={caption} className="overflow-x-auto rounded-tremor-small">
      <BareTable caption={caption}>
        <TableHead className="border-b border-edge !text-start !text-ink">
          <TableRow>
            {head.map((title) => (
              <HeaderCell key={title} scope="col" className="!py-2 text-xs first:!ps-0">
                {title}
              </HeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{children}</TableBody>
      </BareTable>
    </div>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <TableRow className="text-ink">{children}</TableRow>;
}

/** Text as it is set everywhere; where figures stand below each other, `tabular-nums` goes with them. */
export function Cell({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <DataCell className={`!py-2.5 !align-top first:!ps-0 ${className}`}>{children}</DataCell>;
}
