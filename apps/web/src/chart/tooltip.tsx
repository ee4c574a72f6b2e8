import type { ReactNode } from 'react';

interface Props {
  readonly anchor: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly dir: 'ltr' | 'rtl';
  readonly children: ReactNode;
}

/** Under the mark, or over it where the chart ends, so that its neighbours in time stay in sight. */
export function Tooltip({ anchor, width, height, dir, children }: Props) {
  const wide = Math.min(288, width);
  const left = Math.min(width - wide, Math.max(0, anchor.x - wide / 2));
  const under = anchor.y < height * 0.6;
  return (
    <div
      aria-hidden
      dir={dir}
      className="pointer-events-none absolute z-20 rounded-tremor-default border border-line bg-surface p-3 text-xs text-muted shadow-lg"
      style={{ width: wide, left, ...(under ? { top: anchor.y + 16 } : { bottom: height - anchor.y + 16 }) }}
    >
      {children}
    </div>
  );
}
