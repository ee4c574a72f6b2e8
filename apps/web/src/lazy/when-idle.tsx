import { type ReactNode, startTransition, useEffect, useState } from 'react';

interface Props {
  /** About what its content takes, so that what stands below hardly moves. */
  readonly height: number;
  readonly children: ReactNode;
}

/** What nobody sees first is drawn once the browser has a moment to spare. */
export function WhenIdle({ height, children }: Props) {
  return useCalm() ? children : <div aria-hidden style={{ minHeight: height }} />;
}

const longestMs = 1_500;

/** Whether the browser has had a moment to spare since this was drawn first. */
export function useCalm(): boolean {
  const [calm, setCalm] = useState(false);
  useEffect(() => onceIdle(() => startTransition(() => setCalm(true))), []);
  return calm;
}

/** How many of a long list are drawn so far: a few at once, and a few more whenever the browser has a moment to spare. */
export function useDrawnSoFar(total: number, atOnce: number): number {
  const [count, setCount] = useState(atOnce);
  useEffect(() => {
    if (count >= total) return undefined;
    return onceIdle(() => startTransition(() => setCount(count + atOnce)));
  }, [count, total, atOnce]);
  return Math.min(count, total);
}

function onceIdle(act: () => void): () => void {
  // Not in every browser yet.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 200);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: longestMs });
  return () => cancelIdleCallback(asked);
}
