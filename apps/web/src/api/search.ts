/** Searching, apart from the calls that every page makes. */
import { searchCalls } from '@marsad/indicators/contract/client/search';
import { call } from './client.js';

export const searchApi = searchCalls(call);

/** A search begins once nothing was typed for so long. */
export const searchPauseMs = 150;
