/** The calls about what somebody follows, apart from those that every page makes. */
import { subscriptionCalls } from '@marsad/indicators/contract/client/subscription';
import { call } from './client.js';

export const subscriptionApi = subscriptionCalls(call);
