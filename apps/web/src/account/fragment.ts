/** What an address carries after its #, which no server is sent. */

/** `token` of "#token=abc"; null where it is not there. */
export function fromFragment(hash: string, name: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get(name);
}

/** Reads it once and takes it out of the address, so that it is not left in the history or on a shared screen. */
export function takeFromFragment(name: string): string | null {
  const value = fromFragment(window.location.hash, name);
  if (value !== null)
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return value;
}
