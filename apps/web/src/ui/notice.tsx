import type { ReactNode } from 'react';

const looks = {
  plain: 'border-edge bg-sunken text-ink',
  good: 'border-within bg-within/10 text-ink',
  warning: 'border-watch bg-watch/10 text-ink',
  error: 'border-refused bg-refused/10 text-ink',
} as const;

interface Props {
  readonly kind?: keyof typeof looks;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly role?: 'status' | 'alert';
}

export function Notice({ kind = 'plain', title, children, role }: Props) {
  return (
    <div role={role} className={`rounded-tremor-small border-s-4 px-4 py-3 ${looks[kind]}`}>
      {title !== undefined && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  );
}
