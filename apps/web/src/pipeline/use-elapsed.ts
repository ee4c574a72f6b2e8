import { useEffect, useState } from 'react';

/** Seconds that passed since a moment, counted here: what was "3 seconds ago" when it came is older by now. */
export function useElapsed(sinceMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, (now - sinceMs) / 1000);
}
