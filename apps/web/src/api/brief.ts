/** The calls of briefs, apart from those that every page makes. */
import { briefCalls } from '@marsad/indicators/contract/client/brief';
import { wholeListOf } from '@marsad/indicators/contract/client/whole-list';
import { call } from './client.js';

export const briefApi = briefCalls(call, wholeListOf(call));
