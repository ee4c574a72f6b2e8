import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(max-width: 639px)');

function subscribe(changed: () => void): () => void {
  const list = query();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** Whether the window is as narrow as a phone: where `sm:` does not apply. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
