import { type ReactNode, useState } from 'react';
import { useOpened } from '../ui/opened.js';

interface Props {
  readonly label: string;
  /** What is set in it, said while it is closed: nothing that is saved is out of sight. */
  readonly set?: string;
  /** Something in it is refused, or unusual: it opens by itself, and is not closed over that. */
  readonly isFaulty?: boolean;
  readonly children: ReactNode;
}

/** Fields that most figures leave as they are. */
export function Fold({ label, set = '', isFaulty = false, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const fold = useOpened(isFaulty);
  return (
    <details
      ref={fold}
      className="group border-t border-line pt-1"
      open={isOpen || isFaulty}
      onToggle={({ currentTarget }) => {
        if (isFaulty) currentTarget.open = true;
        setOpen(currentTarget.open);
      }}
    >
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 rounded-sm text-sm [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 16 16"
          aria-hidden
          className="size-4 shrink-0 fill-none stroke-muted stroke-2 group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:scale-x-100"
        >
          <path d="m6 3 5 5-5 5" />
        </svg>
        <span className="shrink-0 font-semibold">{label}</span>
        <bdi className="min-w-0 truncate text-muted group-open:hidden">{set}</bdi>
      </summary>
      <div className="flex flex-col gap-5 pb-2 pt-2">{children}</div>
    </details>
  );
}
