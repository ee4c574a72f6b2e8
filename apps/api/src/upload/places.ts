/** How much of something may be under way at once: for one person, and in all. */

export interface Places {
  /** Takes a place for somebody, to be left with {@link leave} where it was taken. */
  enter(by: string): 'entered' | 'enough-of-theirs' | 'enough-in-all';
  leave(by: string): void;
}

export function openPlaces({ perPerson, inAll }: { perPerson: number; inAll: number }): Places {
  const taken = new Map<string, number>();
  let all = 0;
  const add = (by: string, n: number) => {
    const now = (taken.get(by) ?? 0) + n;
    if (now === 0) taken.delete(by);
    else taken.set(by, now);
    all += n;
  };
  return {
    enter: (by) => {
      if ((taken.get(by) ?? 0) >= perPerson) return 'enough-of-theirs';
      if (all >= inAll) return 'enough-in-all';
      add(by, 1);
      return 'entered';
    },
    leave: (by) => add(by, -1),
  };
}
