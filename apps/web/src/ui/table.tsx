import {
  Table as TremorTable,
  TableBody as TremorTableBody,
  TableCell as TremorTableCell,
  TableHead as TremorTableHead,
  TableHeaderCell as TremorTableHeaderCell,
  TableRow as TremorTableRow,
} from '@tremor/react';
import type { ReactNode } from 'react';

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
      <TremorTable className="!overflow-visible">
        <caption className="sr-only">{caption}</caption>
        <TremorTableHead className="border-b border-edge !text-start !text-ink">
          <TremorTableRow>
            {head.map((title) => (
              <TremorTableHeaderCell
                key={title}
                scope="col"
                className="!px-3 !py-2 !text-start text-xs first:!ps-0"
              >
                {title}
              </TremorTableHeaderCell>
            ))}
          </TremorTableRow>
        </TremorTableHead>
        <TremorTableBody className="divide-y divide-line">{children}</TremorTableBody>
      </TremorTable>
    </div>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <TremorTableRow className="text-ink">{children}</TremorTableRow>;
}

/** Text as it is set everywhere; where figures stand below each other, `tabular-nums` goes with them. */
export function Cell({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <TremorTableCell className={`!px-3 !py-2.5 !text-start !align-top first:!ps-0 ${className}`}>
      {children}
    </TremorTableCell>
  );
}
