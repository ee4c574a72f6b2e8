interface Props {
  readonly x: number;
  readonly y: number;
  readonly children: string;
  /** Physical: the svg is drawn left to right in every language. */
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly dir: 'ltr' | 'rtl';
  readonly className?: string;
  readonly halo?: boolean;
}

const mirrored = { start: 'end', middle: 'middle', end: 'start' } as const;

/**
 * Text on the chart. The halo is a second text element behind the first: paint-order, which would do it in one,
 * breaks Arabic mixed with digits. In a right-to-left text the anchor's start is its right end.
 */
export function ChartText({ x, y, children, anchor = 'start', dir, className = '', halo = false }: Props) {
  const shared = {
    x,
    y,
    dominantBaseline: 'central',
    textAnchor: dir === 'rtl' ? mirrored[anchor] : anchor,
    direction: dir,
  } as const;
  return (
    <>
      {halo && (
        <text
          {...shared}
          aria-hidden
          className={`${className} fill-surface stroke-surface`}
          strokeWidth={4}
          strokeLinejoin="round"
        >
          {children}
        </text>
      )}
      <text {...shared} className={`fill-current ${className}`}>
        {children}
      </text>
    </>
  );
}
