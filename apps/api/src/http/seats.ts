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
