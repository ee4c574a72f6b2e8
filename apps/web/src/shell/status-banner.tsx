import { lazy, Suspense } from 'react';

const StatusNotices = lazy(() => import('./status-notices.js'));

/** There from the start, so that what comes into it is read out; what it says is not part of the first load. */
export function StatusBanner() {
  return (
    <div role="status">
      <Suspense fallback={null}>
        <StatusNotices />
      </Suspense>
    </div>
  );
}
