/** Forgetting much at once, without holding locks for long. */

const portion = 5_000;

/** Repeats a statement that takes at most so many rows, until it takes fewer. @returns how many it took in all. */
export async function inPortions(
  take: (most: number) => PromiseLike<{ readonly count: number }>,
): Promise<number> {
  for (let all = 0; ; ) {
    const { count } = await take(portion);
    all += count;
    if (count < portion) return all;
  }
}
