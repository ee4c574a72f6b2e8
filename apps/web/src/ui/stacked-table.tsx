/**
 * A table whose rows stand as blocks on a phone, so that each is read whole and nothing scrolls sideways.
 * Its roles are said: a table that is laid out as blocks is no table to a screen reader otherwise.
 */
import type { ReactNode } from 'react';

interface TableProps {
  /** Names the table for those who don't see what stands above it. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly children: ReactNode;
}

export function StackedTable({ caption, head, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: laid out as blocks, it has none by itself.
    <table role="table" aria-label={caption} className="w-full border-collapse text-sm max-sm:block">
      {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
      <thead role="rowgroup" className="max-sm:sr-only">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
        <tr role="row" className="border-b border-edge">
          {head.map((title) => (
            <th
              key={title}
              // biome-ignore lint/a11y/noRedundantRoles: as above.
              role="columnheader"
              scope="col"
              className="px-3 py-2 text-start text-xs font-semibold text-ink first:ps-0"
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
      <tbody role="rowgroup" className="max-sm:block">
        {children}
      </tbody>
    </table>
  );
}

/** @param goesOn with what is said about the row before. */
export function StackedRow({ goesOn = false, children }: { goesOn?: boolean; children: ReactNode }) {
  const line = goesOn ? 'max-sm:-mt-1 max-sm:pb-3' : 'border-t border-line first:border-t-0 max-sm:py-3';
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above.
    <tr role="row" className={`text-ink max-sm:flex max-sm:flex-wrap max-sm:gap-x-3 max-sm:gap-y-1 ${line}`}>
      {children}
    </tr>
  );
}

interface CellProps {
  /** On a phone beside the cell before it, not under it. */
  readonly isBeside?: boolean;
  readonly colSpan?: number;
  readonly className?: string;
  readonly children?: ReactNode;
}

export function StackedCell({ isBeside = false, className = '', ...rest }: CellProps) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: as above.
      role="cell"
      className={`align-top sm:px-3 sm:py-2.5 sm:first:ps-0 ${isBeside ? '' : 'max-sm:w-full'} ${className}`}
      {...rest}
    />
  );
}
