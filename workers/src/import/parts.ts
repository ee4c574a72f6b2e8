/** What reads tables: the file, what its columns are, and its entries. */
import { type TableBounds, usualTableBounds } from '@marsad/indicators/contract';
import { importNamedBy, isOfRejected, mendedRow, openEntries, openSurvey } from '@marsad/indicators/table';
import { openTable } from './read/index.js';
import { limitsOf } from './read/limits.js';

/** @param bounds what a table of this installation may hold. */
export const partsWithin = (bounds: TableBounds) => {
  const limits = limitsOf(bounds);
  return {
    openTable: (...[file, options]: Parameters<typeof openTable>) =>
      openTable(file, { ...options, limits: { ...limits, ...options.limits } }),
    openSurvey,
    openEntries,
    importNamedBy,
    isOfRejected,
    mendedRow,
  };
};

export const parts = partsWithin(usualTableBounds);
export type TableParts = typeof parts;
