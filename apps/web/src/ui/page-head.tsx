import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.js';

interface Props {
  /** Of the window too. */
  readonly title: string;
  readonly lead: string;
  /** What can be done here, beside the title. */
  readonly children?: ReactNode;
}

/** What a page is called, and what it is for. */
export function PageHead({ title, lead, children }: Props) {
  usePageTitle(title);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {children}
      </div>
      <p className="mb-4 mt-1 max-w-3xl text-base text-muted">{lead}</p>
    </>
  );
}
