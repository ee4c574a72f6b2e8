/** Which known name somebody may have meant. */

/** Null where none is near: a wrong guess would mislead more than the list of what is known. */
export function nearest(name: string, known: readonly string[]): string | null {
  const bare = letters(name);
  const same = known.find((candidate) => letters(candidate) === bare);
  if (same !== undefined) return same;
  const measured = known
    .map((candidate) => ({ candidate, distance: distance(bare, letters(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const [first] = measured;
  return first && first.distance <= allowance(bare) ? first.candidate : null;
}

const letters = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A slip in a short word makes another word of it. */
const allowance = (word: string) => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

/** Longer ones are no slip of any name of ours, and comparing them would take its time. */
const longest = 60;

/** How many letters have to be added, left out, changed or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  if (a.length > longest) return longest;
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped ? at(i - 2, j - 2) + 1 : longest,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
