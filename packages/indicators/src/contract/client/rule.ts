/** Rules, and what one would have said. */
import type { BacktestBody, RuleBody, RuleEditBody } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const ruleCalls = (call: Call, wholeList: WholeList) => ({
  rules: (signal?: AbortSignal) => wholeList('GET /rules', { signal }),
  rule: (id: string, signal?: AbortSignal) => call('GET /rules/{id}', { path: { id }, signal }),
  createRule: (body: RuleBody) => call('POST /rules', { body }),
  editRule: (id: string, body: RuleEditBody) => call('PUT /rules/{id}', { path: { id }, body }),
  deleteRule: (id: string) => call('DELETE /rules/{id}', { path: { id } }),
  backtest: (rule: BacktestBody['rule'], vintages: boolean, signal?: AbortSignal) =>
    call('POST /rules/backtest', { body: { rule, vintages }, signal }),
});
