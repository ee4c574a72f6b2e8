/** The calls of charts that anybody may see, apart from those that every page makes. */
import { publicChartCalls } from '@marsad/indicators/contract/client/public-chart';
import { wholeListOf } from '@marsad/indicators/contract/client/whole-list';
import { call } from './client.js';

export const publicChartApi = publicChartCalls(call, wholeListOf(call));
