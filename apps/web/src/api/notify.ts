/** The calls of receivers, deliveries and silences, apart from those that every page makes. */
import { notifyCalls } from '@marsad/indicators/contract/client/notify';
import { wholeListOf } from '@marsad/indicators/contract/client/whole-list';
import { call } from './client.js';

export const notifyApi = notifyCalls(call, wholeListOf(call));
