import { lazy, Suspense } from 'react';

const Away = lazy(() => import('./status-notices.js'));

/** There from the start, so that what comes into it is read out; what it says is not part of the first load. */
export function OfflineBanner() {
  return (
    <div role="status">
      <Suspense fallback={null}>
        <Away />
      </Suspense>
    </div>
  );
}
