import type { ReactNode } from 'react';
import { Link } from 'wouter';

const look = 'rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2';

interface Props {
  readonly href: string;
  readonly children: ReactNode;
  /** What the words alone don't say: several links of a page may read "Why?". */
  readonly about?: string | undefined;
}

export function TextLink({ href, children, about }: Props) {
  const label = about === undefined ? {} : { 'aria-label': `${String(children)} ${about}` };
  return (
    <Link href={href} className={look} {...label}>
      {children}
    </Link>
  );
}

/** A link out of Marsad; only http and https, since sources are typed in by people. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <a href={href} rel="noreferrer noopener" target="_blank" className={look}>
      {children}
    </a>
  );
}
