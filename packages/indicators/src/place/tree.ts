/** What lies in what. */

interface Placed {
  readonly id: string;
  readonly parent: string | null;
}

/**
 * The way round, where a place would come to lie in itself: from the place up to itself again. Null where it would not.
 * @param parents what each place lies in now.
 */
export function circleOf(
  parents: ReadonlyMap<string, string | null>,
  id: string,
  parent: string | null,
): readonly string[] | null {
  const way = [id];
  for (let at = parent; at !== null; at = parents.get(at) ?? null) {
    way.push(at);
    if (at === id) return way;
    // A circle that does not hold the place is not its doing; nothing ever makes one.
    if (way.length > parents.size + 2) return way;
  }
  return null;
}

export interface InTree<T> {
  readonly place: T;
  /** How many others it lies in. */
  readonly depth: number;
}

/** Each place before those in it, and those beside each other in the order they are given in. */
export function inTreeOrder<T extends Placed>(places: readonly T[]): InTree<T>[] {
  const known = new Set(places.map(({ id }) => id));
  const within = childrenOf(
    places.map((place) => (isKnown(place, known) ? place : { ...place, parent: null })),
  );
  const found: InTree<T>[] = [];
  const waiting = [...(within.get(null) ?? [])].reverse().map((place) => ({ place, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    const { place, depth } = next;
    for (const child of [...(within.get(place.id) ?? [])].reverse())
      waiting.push({ place: child, depth: depth + 1 });
  }
  return found;
}

const isKnown = ({ parent }: Placed, known: ReadonlySet<string>) => parent === null || known.has(parent);

/** Places by what they lie in, in the order given. */
export function childrenOf<T extends Placed>(places: readonly T[]): ReadonlyMap<string | null, readonly T[]> {
  const found = new Map<string | null, T[]>();
  for (const place of places) {
    const beside = found.get(place.parent);
    if (beside) beside.push(place);
    else found.set(place.parent, [place]);
  }
  return found;
}

/** A place with all that lies in it, in the order given. */
export function withinPlace<T extends Placed>(places: readonly T[], id: string): T[] {
  const within = childrenOf(places);
  const found = new Set([id]);
  // What is added while it is gone through is gone through as well; nothing is added twice.
  for (const one of found) for (const child of within.get(one) ?? []) found.add(child.id);
  return places.filter((place) => found.has(place.id));
}
