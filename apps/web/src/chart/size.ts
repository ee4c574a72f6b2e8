import { type RefObject, startTransition, useLayoutEffect, useState } from 'react';

/** The width of an element, followed as it changes; 0 until it is known. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    // Told once the page is laid out: to ask for it here would lay it out once for every chart.
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) startTransition(() => setWidth(Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
