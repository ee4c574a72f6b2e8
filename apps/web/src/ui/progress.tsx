interface Props {
  readonly label: string;
  /** From 0 to 1; null where nobody knows how much there is. */
  readonly share: number | null;
  /** How far it is, for those who don't see the bar. */
  readonly text: string;
}

/** How far some work is. Tremor's bar has neither a name nor a value for those who don't see it. */
export function Progress({ label, share, text }: Props) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      {...(percent === null ? {} : { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': percent })}
      className="h-2 overflow-hidden rounded-tremor-full bg-sunken"
    >
      <div
        className={`h-full rounded-tremor-full bg-accent ${percent === null ? 'w-1/4 opacity-60' : ''}`}
        style={percent === null ? {} : { width: `${percent}%` }}
      />
    </div>
  );
}
