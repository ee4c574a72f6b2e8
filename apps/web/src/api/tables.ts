/** The calls of tables, apart from the others: only pages that are fetched later make them. */
import { importCalls } from '@marsad/indicators/contract/client/import';
import { call } from './client.js';

export const tableApi = importCalls(call);
