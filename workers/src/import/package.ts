/** The tables of a data package that are no figures, read in a thread: of a hostile file only that suffers. */
import { openThreads } from '@marsad/db/thread';
import type { PackageFile, PackageRead } from '@marsad/indicators/exchange';

export const readPackage = openThreads<PackageFile, PackageRead>(
  new URL('./package-job.js', import.meta.url),
  {
    deadlineMs: 60_000,
    memoryMb: 512,
    atOnce: 1,
    waiting: 4,
  },
);
