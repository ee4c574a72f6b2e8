import { StartError, type StoreFault, storeFault } from '@marsad/db';

const said: Readonly<Record<StoreFault['kind'], string>> = {
  away: 'The connection to a store was lost before it was done. Run it again once the store is back.',
  full: 'A store has no room left. Make room, and run it again.',
  'read-only': 'The database takes no writes, as a standby does. Give the address of the one that does.',
  busy: 'Somebody else held what was needed, or it took too long. Run it again.',
};

/** Why a command, or a start, ended without having done it: a line for whoever runs it; a fault of Marsad's own as it is, with where it was. */
export function whyNot(error: unknown): unknown {
  if (error instanceof StartError) return `Marsad: ${error.message}`;
  const fault = storeFault(error);
  return fault === null ? error : `Marsad: ${said[fault.kind]} (${fault.code})`;
}
