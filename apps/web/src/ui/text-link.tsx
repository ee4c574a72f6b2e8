import type { ReactNode } from 'react';
import { Link } from 'wouter';

const look = 'rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2';

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={look}>
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
