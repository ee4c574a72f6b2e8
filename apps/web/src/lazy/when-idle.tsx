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
  useEffect(() => {
    const settle = () => startTransition(() => setCalm(true));
    // Not in every browser yet.
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(settle, 200);
      return () => clearTimeout(timer);
    }
    const asked = requestIdleCallback(settle, { timeout: longestMs });
    return () => cancelIdleCallback(asked);
  }, []);
  return calm;
}
