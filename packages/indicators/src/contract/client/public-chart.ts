/** Charts that anybody may see, and what is seen of one. */
import type { PublicChartBody } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const publicChartCalls = (call: Call, wholeList: WholeList) => ({
  publicCharts: (signal?: AbortSignal) => wholeList('GET /public-charts', { signal }),
  publishChart: (body: PublicChartBody) => call('POST /public-charts', { body }),
  withdrawChart: (id: string) => call('DELETE /public-charts/{id}', { path: { id } }),
  publicChart: (address: string, signal?: AbortSignal) =>
    call('GET /charts/{address}', { path: { address }, signal }),
});
