/** Waiting for what comes about by itself. */

/** Asks until `look` gives something; a bound against a hang, not a measure of speed. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  what: string,
): Promise<T> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come about within two minutes`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
