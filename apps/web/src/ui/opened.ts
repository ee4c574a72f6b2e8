import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Opens a fold as soon as something in it is wrong, before anybody is led there. Closed by hand and faulty in one drawing, it is
 * open before and after for React, which would leave it closed.
 */
export function useOpened(isFaulty: boolean): RefObject<HTMLDetailsElement> {
  const fold = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (isFaulty && fold.current) fold.current.open = true;
  }, [isFaulty]);
  return fold;
}
