import { useEffect } from 'react';

/** Keeps the screen from going dark while the page is seen, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let wanted = true;
    const ask = () => {
      if (!wanted || document.visibilityState !== 'visible') return;
      // Refused where the battery is low: the display then goes dark as it would anyway.
      void navigator.wakeLock?.request('screen').then(
        (given) => {
          if (wanted) lock = given;
          else void given.release();
        },
        () => {},
      );
    };
    ask();
    // It is given up by itself whenever the page is not seen.
    document.addEventListener('visibilitychange', ask);
    return () => {
      wanted = false;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
