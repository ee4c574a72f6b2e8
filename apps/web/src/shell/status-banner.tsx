import { lazy } from 'react';
import { orMissing } from '../lazy/part-missing.js';
import { Later } from '../ui/boundary.js';

const StatusNotices = lazy(() => orMissing(import('./status-notices.js')));

/** There from the start, so that what comes into it is read out; what it says is not part of the first load. */
export function StatusBanner() {
  return (
    <div role="status">
      <Later around="extra" fallback={null}>
        <StatusNotices />
      </Later>
    </div>
  );
}
