/** How much may go on at once: of each caller and in all. What is more is refused, and nobody can take all of it. */

export interface SeatBounds {
  /** At most so many of one caller. */
  readonly each: number;
  readonly inAll: number;
  /** So many a caller gets even where all are taken: whoever takes all shuts nobody out. */
  readonly assured: number;
}

export type Taken =
  /** `leave` gives the seat back; a second call does nothing. */
  | { readonly kind: 'seat'; readonly leave: () => void }
  /** The caller has as many as one may have, or there is none left. */
  | { readonly kind: 'enough' | 'full'; readonly most: number };

export interface Seats {
  take(caller: string): Taken;
}

/** Seats of which those of one caller are counted over all processes. */
export interface CountedSeats {
  take(caller: string): Promise<Taken>;
}

/**
 * @param own what this process has room for. @param elsewhere how a caller's seat is taken among those of all processes:
 * what gives it back, or null where the caller has `each` of them.
 */
export function countedSeats(
  own: Seats,
  each: number,
  elsewhere: (caller: string) => Promise<(() => void) | null>,
): CountedSeats {
  return {
    take: async (caller) => {
      const here = own.take(caller);
      if (here.kind !== 'seat') return here;
      try {
        const there = await elsewhere(caller);
        if (there !== null) {
          const leave = () => {
            here.leave();
            there();
          };
          return { kind: 'seat', leave };
        }
      } catch (error) {
        here.leave();
        throw error;
      }
      here.leave();
      return { kind: 'enough', most: each };
    },
  };
}

export function seatsOf({ each, inAll, assured }: SeatBounds): Seats {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take: (caller) => {
      const own = taken.get(caller) ?? 0;
      if (own >= each) return { kind: 'enough', most: each };
      if (all >= inAll && own >= assured) return { kind: 'full', most: inAll };
      taken.set(caller, own + 1);
      all += 1;
      let isLeft = false;
      const leave = () => {
        if (isLeft) return;
        isLeft = true;
        all -= 1;
        const left = (taken.get(caller) ?? 1) - 1;
        if (left === 0) taken.delete(caller);
        else taken.set(caller, left);
      };
      return { kind: 'seat', leave };
    },
  };
}
