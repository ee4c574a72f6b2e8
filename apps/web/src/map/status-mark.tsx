import type { Status } from './status.js';

/** Shape and colour of a status: never the colour alone. */
export function StatusMark({ status, className = 'size-4' }: { status: Status; className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={`shrink-0 overflow-visible ${className}`}>
      <Shape status={status} />
    </svg>
  );
}

/** The light edge sets it off from whatever it stands on. */
function Shape({ status }: { status: Status }) {
  const edged = { className: 'stroke-surface', strokeWidth: 2 };
  switch (status) {
    case 'breach':
      return (
        <rect x={2} y={2} width={16} height={16} rx={2} {...edged} className="fill-breach stroke-surface" />
      );
    case 'watch':
      return (
        <path d="M10 1.5 19 18H1z" strokeLinejoin="round" {...edged} className="fill-watch stroke-surface" />
      );
    case 'within':
      return <circle cx={10} cy={10} r={8.5} {...edged} className="fill-within stroke-surface" />;
    case 'changed':
      return <path d="M10 1 19 10l-9 9-9-9z" {...edged} className="fill-muted stroke-surface" />;
    case 'unclear':
      return (
        <>
          <circle cx={10} cy={10} r={9} className="fill-surface" />
          <circle
            cx={10}
            cy={10}
            r={7.5}
            className="fill-none stroke-muted"
            strokeWidth={2}
            strokeDasharray="3 2.2"
          />
          <circle cx={10} cy={10} r={1.8} className="fill-muted" />
        </>
      );
    case 'none':
      return (
        <>
          <circle cx={10} cy={10} r={9} className="fill-surface" />
          <circle cx={10} cy={10} r={6.5} className="fill-none stroke-faint" strokeWidth={2.4} />
        </>
      );
  }
}
