/** Whoever goes to another page is asked first where something was typed and not saved. */

type Ask = (go: () => void) => void;

let ask: Ask | null = null;

/** From now on `next` is asked before another page is gone to. @returns how to end that */
export function askBeforeLeaving(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = null;
  };
}

/** What was typed is saved: what follows asks nobody. */
export function nothingToLose(): void {
  ask = null;
}

/** Goes where somebody wants to, at once or once they said so. */
export function leaveFor(to: string, go: () => void): void {
  // Another view of the same page leaves nothing.
  const isHere = new URL(to, location.href).pathname === location.pathname;
  if (ask === null || isHere) go();
  else ask(go);
}
