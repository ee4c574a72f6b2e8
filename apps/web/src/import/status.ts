import type { ImportPhase, ImportStatus, ImportWire } from '@marsad/indicators/contract';

/** Somebody or something works on it: how it stands changes by itself. */
export function isBusy(status: ImportStatus): boolean {
  switch (status) {
    case 'reading':
    case 'checking':
    case 'committing':
    case 'undoing':
      return true;
    case 'mapping':
    case 'planned':
    case 'committed':
    case 'undone':
    case 'cancelled':
    case 'failed':
      return false;
  }
}

/** Until it is recorded it can be left; what is being recorded or undone is seen through. */
export function canCancel(status: ImportStatus): boolean {
  return ['reading', 'mapping', 'checking', 'planned'].includes(status);
}

/** How many figures a commit would touch. */
export function toRecord(counts: ImportWire['counts']): number {
  return counts === null ? 0 : counts.create + counts.revise;
}

/** What is being done, where its progress has not been told yet. */
export function phaseOf(status: ImportStatus): ImportPhase {
  return status === 'checking' || status === 'committing' || status === 'undoing' ? status : 'reading';
}
