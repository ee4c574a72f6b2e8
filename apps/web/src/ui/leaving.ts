/** Whoever goes to another page is asked first where something was typed and not saved. */

interface Guard {
  /** What is saved as one; undefined on a page that has but one. */
  readonly of: object | undefined;
  readonly ask: (go: () => void) => void;
  /** The browser has gone back or on already. */
  readonly popped: (event: PopStateEvent) => void;
}

/** One for each form with something to lose; the last of them asks. */
const guards = new Set<Guard>();
const last = (): Guard | undefined => [...guards].at(-1);

// Here, where it is early: a window calls its listeners in the order in which they came, and the router has one too.
window.addEventListener('popstate', (event) => last()?.popped(event));

/** From now on `next` is asked before another page is gone to. @returns how to end that */
export function askBeforeLeaving(next: Guard): () => void {
  guards.add(next);
  return () => {
    guards.delete(next);
  };
}

/** What was typed is saved: what follows asks nobody for it. */
export function nothingToLose(of?: object): void {
  for (const guard of guards) if (guard.of === of) guards.delete(guard);
}

/** Where a form is: on a page, or where the address asks for it there. */
export function formAt(address: string): string {
  const { pathname, searchParams } = new URL(address, location.href);
  return [pathname, searchParams.has('new'), searchParams.get('submission')].join(' ');
}

interface Going {
  readonly to: string;
  /** The page writes down in its address what it shows. */
  readonly replace: boolean;
}

/** Goes where somebody wants to, at once or once they said so. */
export function leaveFor({ to, replace }: Going, go: () => void): void {
  // Another view of the same page leaves nothing.
  const isHere = replace
    ? new URL(to, location.href).pathname === location.pathname
    : formAt(to) === formAt(location.href);
  const guard = last();
  if (guard === undefined || isHere) go();
  else guard.ask(go);
}
