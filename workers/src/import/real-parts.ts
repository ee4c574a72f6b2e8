import { importNamedBy, openEntries, openSurvey } from '@marsad/indicators/table';
import type { TableParts } from './parts.js';
import { openTable } from './read/index.js';

export const parts: TableParts = { openTable, openSurvey, openEntries, importNamedBy };
