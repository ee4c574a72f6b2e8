/** A source as it is found, and as HTTP shows it. */
import { findSource, mostFiguresCounted, type SourceId, type StoredSource } from '@marsad/db';
import { SourceItemWire } from '@marsad/indicators/contract';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { refuse } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';

export async function sourceOf({ sql }: Deps, id: string | undefined): Promise<StoredSource> {
  const found = id !== undefined && isUuid<SourceId>(id) ? await findSource(sql, id) : null;
  if (!found) throw refuse(404, 'not-found', { what: `source ${id}` });
  return found;
}

export function viewOf({ figures: counted, files, ...source }: StoredSource): SourceItemWire {
  return view(SourceItemWire, {
    ...source,
    figures: Math.min(counted, mostFiguresCounted),
    more: counted > mostFiguresCounted,
    files: [...files],
  });
}
