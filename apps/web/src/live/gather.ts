type Key = readonly unknown[];

/**
 * Passes on what is stale: the first at once, and what comes within a moment after that together, each once. Many alerts are
 * changed by one act, and the page is not read anew for each.
 * @param later calls back after that moment.
 */
export function gathered(
  read: (key: Key) => void,
  later: (call: () => void) => void,
): (keys: readonly Key[]) => void {
  const waiting = new Map<string, Key>();
  let isMoment = false;
  const pass = () => {
    const all = [...waiting.values()];
    waiting.clear();
    isMoment = all.length > 0;
    if (!isMoment) return;
    all.forEach(read);
    later(pass);
  };
  return (keys) => {
    for (const key of keys) waiting.set(JSON.stringify(key), key);
    if (!isMoment) pass();
  };
}
