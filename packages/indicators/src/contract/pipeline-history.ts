/** How the pipeline stood over a day, in blocks of half an hour. */

/** Of a block: `absent` where no worker ran for five minutes of it or more; `unknown` is before anything was noted. */
export const pipelinePasts = ['good', 'slow', 'failing', 'queue-away', 'absent', 'unknown'] as const;
type PipelinePast = (typeof pipelinePasts)[number];

export const historyHours = 24;
const blockMinutes = 30;
/** What waits longer is late: alerts come of it. */
const slowSeconds = 300;

/** What was noted of five minutes. */
export interface NotedSlot {
  readonly at: string;
  readonly oldestSeconds: number;
  readonly failed: number;
  readonly queueError: boolean;
}

interface PipelineBlock {
  readonly from: string;
  readonly to: string;
  readonly was: PipelinePast;
  /** The longest that anything had waited; null where nothing was noted. */
  readonly oldestSeconds: number | null;
}

/**
 * The blocks of the last 24 hours, the oldest first; the last one is under way.
 * @param slots of the last 24 hours or more, the oldest first. @param slotMinutes that each is of. @param now in milliseconds.
 */
export function pipelineBlocks(
  slots: readonly NotedSlot[],
  slotMinutes: number,
  now: number,
): PipelineBlock[] {
  const [blockMs, slotMs] = [blockMinutes * 60_000, slotMinutes * 60_000];
  const last = Math.floor(now / blockMs) * blockMs;
  const first = slots[0] === undefined ? now : Date.parse(slots[0].at);
  const count = (historyHours * 60) / blockMinutes;
  return Array.from({ length: count }, (_, at) => {
    const from = last - (count - 1 - at) * blockMs;
    const to = from + blockMs;
    const within = slots.filter((slot) => Date.parse(slot.at) >= from && Date.parse(slot.at) < to);
    // The five minutes that are under way may have no word yet, and before the first word nothing is known.
    const until = Math.min(to, Math.floor(now / slotMs) * slotMs);
    const due = Math.max(0, (until - Math.max(from, first)) / slotMs);
    const isKnown = to > first && (due > 0 || within.length > 0);
    const oldest = within.length === 0 ? null : Math.max(...within.map(({ oldestSeconds }) => oldestSeconds));
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      was: isKnown ? pastOf(within, within.length < due, oldest ?? 0) : 'unknown',
      oldestSeconds: oldest,
    };
  });
}

function pastOf(within: readonly NotedSlot[], hasGap: boolean, oldestSeconds: number): PipelinePast {
  if (hasGap) return 'absent';
  if (within.some(({ queueError }) => queueError)) return 'queue-away';
  if (within.some(({ failed }) => failed > 0)) return 'failing';
  return oldestSeconds > slowSeconds ? 'slow' : 'good';
}
