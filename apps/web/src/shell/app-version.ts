/** Whether the server has a newer Marsad than the one on this page, and the service worker that brings it. */
import { useSyncExternalStore } from 'react';

let newer = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True once a newer version is on the device: the next load of the page shows it. */
export const useNewerVersion = (): boolean => useSyncExternalStore(subscribe, () => newer);

const lookAgainMs = 60 * 60 * 1000;

/** What a page does of its own accord once it is there takes less than this. */
const quietMs = 5_000;

/** Not before the page is there and at rest: storing the app must not be in the way of showing it. */
export function keepAppOnDevice(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  // The first worker of all brings nothing new.
  let hadOne = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (hadOne) {
      newer = true;
      for (const tell of listeners) tell();
    }
    hadOne = true;
  });
  const register = async () => {
    const worker = await workers.register('/service-worker.js', { updateViaCache: 'none' });
    const look = () => void worker.update().catch(() => {});
    setInterval(look, lookAgainMs);
    window.addEventListener('online', look);
  };
  const start = () => setTimeout(() => void register().catch(() => {}), quietMs);
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}
