/**
 * Asks for the next piece before this one is used, so that neither waits for the other. The driver's cursor answers at once,
 * and not with a promise, where it came to its end while a piece was used.
 */
export async function* readAhead<T>(pieces: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = pieces[Symbol.asyncIterator]();
  const ask = () => {
    const asked = Promise.resolve(iterator.next());
    // Where whoever uses it fails meanwhile, that is what is said.
    asked.catch(() => {});
    return asked;
  };
  let asked = ask();
  try {
    for (;;) {
      const { done, value } = await asked;
      if (done) return;
      asked = ask();
      yield value;
    }
  } finally {
    await asked.catch(() => {});
    await iterator.return?.();
  }
}
