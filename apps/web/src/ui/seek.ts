import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/**
 * Puts the focus on what is about to be drawn. A change that comes of an answer is drawn in a task of its own, which may
 * be later than the next frame: what is sought is part of that change, so that it is looked for once that is drawn. What
 * is not there then may come with a later answer, unless whoever is at the page has gone on meanwhile.
 */
export function useSeek(within: RefObject<HTMLElement>): (selector: string) => void {
  const [sought, setSought] = useState<{ readonly selector: string } | null>(null);
  const ended = useRef<typeof sought>(null);
  useLayoutEffect(() => {
    if (sought === null || ended.current === sought) return;
    const found = within.current?.querySelector<HTMLElement>(sought.selector);
    if (!found) return;
    ended.current = sought;
    found.focus();
  });
  useEffect(() => {
    if (sought === null) return undefined;
    const end = (): void => {
      ended.current = sought;
    };
    const options = { capture: true, once: true };
    for (const type of ['keydown', 'pointerdown']) document.addEventListener(type, end, options);
    return () => {
      for (const type of ['keydown', 'pointerdown']) document.removeEventListener(type, end, options);
    };
  }, [sought]);
  return useCallback((selector) => setSought({ selector }), []);
}
