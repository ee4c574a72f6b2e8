/** What tables are made of: Tremor's parts with logical alignment, which may break their lines. */
import {
  Table as TremorTable,
  TableCell as TremorTableCell,
  TableHeaderCell as TremorTableHeaderCell,
} from '@tremor/react';
import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react';

export { TableBody, TableHead, TableRow } from '@tremor/react';

/** A table with its caption, which names it for those who don't see what stands above it. */
export function BareTable({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <TremorTable className="!overflow-visible">
      <caption className="sr-only">{caption}</caption>
      {children}
    </TremorTable>
  );
}

export function HeaderCell({ className = '', ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return <TremorTableHeaderCell className={`!px-3 !text-start ${className}`} {...rest} />;
}

export function DataCell({ className = '', ...rest }: TdHTMLAttributes<HTMLTableCellElement>) {
  return <TremorTableCell className={`!px-3 !text-start ${className}`} {...rest} />;
}
