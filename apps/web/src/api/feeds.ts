/** The calls of feeds, apart from those that every page makes. */
import { feedCalls } from '@marsad/indicators/contract/client/feed';
import { wholeListOf } from '@marsad/indicators/contract/client/whole-list';
import { call } from './client.js';

export const feedApi = feedCalls(call, wholeListOf(call));
