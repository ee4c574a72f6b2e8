/** What reads tables: the file, what its columns are, and its entries. */
import { importNamedBy, isOfRejected, mendedRow, openEntries, openSurvey } from '@marsad/indicators/table';
import { openTable } from './read/index.js';

export const parts = { openTable, openSurvey, openEntries, importNamedBy, isOfRejected, mendedRow };
export type TableParts = typeof parts;
