import { useEffect, useState } from 'react';

const size = () => ({ width: window.innerWidth, height: window.innerHeight });

/** The size of the window in px, followed as it changes. */
export function useWindow(): { readonly width: number; readonly height: number } {
  const [known, setKnown] = useState(size);
  useEffect(() => {
    const changed = () => setKnown(size());
    window.addEventListener('resize', changed);
    return () => window.removeEventListener('resize', changed);
  }, []);
  return known;
}
