import { type ReactNode, useEffect, useRef } from 'react';

/** Where the step was that was shown last, since the app began. */
let shownAt: string | null = null;

/**
 * What a table is at now. Whoever came to it from the step before, which is gone from the page, goes on here: by keyboard
 * from this heading on, and a screen reader reads it. Whoever is elsewhere on the page, or has only just opened it, stays.
 */
export function StepHeading({ id, children }: { id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const at = document.activeElement;
    const isNowhere = at === null || at === document.body;
    const isNext = shownAt === window.location.pathname;
    shownAt = window.location.pathname;
    if (!isNext) return;
    if (at?.id === 'main' || (isNowhere && navigator.userActivation.hasBeenActive)) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} id={id} tabIndex={-1} className="text-base font-semibold outline-none">
      {children}
    </h2>
  );
}
