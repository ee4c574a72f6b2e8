/** Whoever goes to another page is asked first where something was typed and not saved. */

interface Guard {
  readonly ask: (go: () => void) => void;
  /** The browser has gone back or on already. */
  readonly popped: (event: PopStateEvent) => void;
}

let guard: Guard | null = null;

// Here, where it is early: a window calls its listeners in the order in which they came, and the router has one too.
window.addEventListener('popstate', (event) => guard?.popped(event));

/** From now on `next` is asked before another page is gone to. @returns how to end that */
export function askBeforeLeaving(next: Guard): () => void {
  guard = next;
  return () => {
    if (guard === next) guard = null;
  };
}

/** What was typed is saved: what follows asks nobody. */
export function nothingToLose(): void {
  guard = null;
}

/** Goes where somebody wants to, at once or once they said so. */
export function leaveFor(to: string, go: () => void): void {
  // Another view of the same page leaves nothing.
  const isHere = new URL(to, location.href).pathname === location.pathname;
  if (guard === null || isHere) go();
  else guard.ask(go);
}
