/**
 * Who is sent to at the same time. Those that answer soon have slots that nobody else takes, so that however many others
 * hang, a receiver that is quick is told at once.
 */

type Lane = 'quick' | 'new' | 'slow';

/** Receivers at once. A slow one only waits: it costs a connection and no work. */
const slots: Readonly<Record<Lane, number>> = { quick: 32, new: 16, slow: 32 };
/** Those that turned out to be slow go on beside them, up to so many in all. */
const mostSlow = 96;
/** How many can be under way in all, so that a queue of as many never holds up a quick one. */
export const mostAtOnce = slots.quick + slots.new + mostSlow;
/** Whoever takes longer is slow: until it is known how long it takes, it has the slot of a quick or a new one. */
const slowMs = 1_000;
/** Receivers that are known: beyond, the one that was sent to longest ago counts as new. */
const mostKnown = 10_000;

interface Lanes {
  /**
   * Runs `send` where there is a slot for this receiver, and it is not sent to already.
   * @returns what it resolves with, and how long it took; null where there is none: it is tried again with the next sweep.
   */
  run<T>(
    receiver: string,
    send: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly isSlow: boolean } | null>;
}

export function openLanes(): Lanes {
  const wasSlow = new Map<string, boolean>();
  const under: Readonly<Record<Lane, Set<string>>> = { quick: new Set(), new: new Set(), slow: new Set() };
  const laneOf = (receiver: string): Lane => {
    const slow = wasSlow.get(receiver);
    return slow === undefined ? 'new' : slow ? 'slow' : 'quick';
  };
  const isFull = (lane: Lane) =>
    under[lane].size >= slots[lane] || (lane === 'new' && under.slow.size >= mostSlow);
  const remember = (receiver: string, isSlow: boolean) => {
    wasSlow.delete(receiver);
    wasSlow.set(receiver, isSlow);
    const [oldest] = wasSlow.keys();
    if (wasSlow.size > mostKnown && oldest !== undefined) wasSlow.delete(oldest);
  };
  return {
    run: async (receiver, send) => {
      const lane = laneOf(receiver);
      if (Object.values(under).some((held) => held.has(receiver)) || isFull(lane)) return null;
      under[lane].add(receiver);
      let isSlow = false;
      const late = setTimeout(() => {
        isSlow = true;
        under[lane].delete(receiver);
        under.slow.add(receiver);
      }, slowMs);
      try {
        const result = await send();
        remember(receiver, isSlow);
        return { result, isSlow };
      } finally {
        clearTimeout(late);
        for (const held of Object.values(under)) held.delete(receiver);
      }
    },
  };
}
