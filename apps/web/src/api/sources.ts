/** The calls of sources, apart from those that every page makes. */
import { sourceCalls } from '@marsad/indicators/contract/client/source';
import { call } from './client.js';

export const sourceApi = sourceCalls(call);
