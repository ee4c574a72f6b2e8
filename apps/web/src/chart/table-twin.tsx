import type { IndicatorWire, PointWire } from '@marsad/indicators/contract';
import { useId, useState } from 'react';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';
import { Skeleton } from '../ui/skeleton.js';

const FigureTable = lazyComponent(async () => ({ default: (await import('./figure-table.js')).FigureTable }));

interface Props {
  readonly points: readonly PointWire[];
  readonly indicator: IndicatorWire;
}

/** A chart as a table, on demand: sixty of them that nobody asked for would hold up the page, to be heard as to be seen. */
export function TableTwin({ points, indicator }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (points.length === 0) return null;
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="rounded-sm text-xs text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
      >
        {words.t(open ? 'chart.hideTable' : 'chart.showTable')}
      </button>
      {open && (
        <div id={id} className="mt-3 min-w-0 basis-full">
          <Later fallback={<Skeleton height={96} />}>
            <FigureTable points={points} indicator={indicator} columns="short" />
          </Later>
        </div>
      )}
    </>
  );
}
