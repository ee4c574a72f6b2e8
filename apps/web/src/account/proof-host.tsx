import { useEffect, useState } from 'react';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Boundary, Later } from '../ui/boundary.js';
import { proofAskedBy } from './proving.js';

const ProofDialog = lazyComponent(() => import('./proof-dialog.js'));

/** Where a page asks its reader once more who they are, when a step wants it. */
export function ProofHost() {
  const [answer, setAnswer] = useState<((proved: boolean) => void) | null>(null);
  useEffect(() => proofAskedBy(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), []);
  if (answer === null) return null;
  return (
    <Boundary around="part">
      <Later fallback={null}>
        <ProofDialog
          answer={(proved) => {
            setAnswer(null);
            answer(proved);
          }}
        />
      </Later>
    </Boundary>
  );
}
