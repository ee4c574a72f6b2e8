/** Holds the place of what is being read, in its size. */
export function Skeleton({ height, className = '' }: { height: number; className?: string }) {
  return (
    <div
      aria-hidden
      className={`motion-safe:animate-pulse print:invisible rounded-tremor-small bg-sunken ${className}`}
      style={{ height }}
    />
  );
}
