import type { ButtonHTMLAttributes } from 'react';
import { Link } from 'wouter';

const shape =
  'inline-flex min-h-10 items-center justify-center gap-2 rounded-tremor-default px-4 py-2 text-sm font-semibold no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-60';
const looks = {
  primary: `${shape} bg-accent text-on-accent hover:brightness-110`,
  quiet: `${shape} border border-edge bg-surface text-ink hover:bg-sunken`,
} as const;

interface Look {
  readonly look?: keyof typeof looks;
}

export function Button({
  look = 'quiet',
  className = '',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className={`${looks[look]} ${className}`} {...rest} />;
}

/** A file to take away, made when it is asked for. */
export function DownloadLink({ look = 'quiet', href, children }: ButtonLinkProps) {
  return (
    <a download href={href} className={looks[look]}>
      {children}
    </a>
  );
}

interface ButtonLinkProps extends Look {
  readonly href: string;
  readonly children: React.ReactNode;
}

export function ButtonLink({ look = 'quiet', href, children }: ButtonLinkProps) {
  return (
    <Link href={href} className={looks[look]}>
      {children}
    </Link>
  );
}
