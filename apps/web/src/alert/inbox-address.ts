/** What of the inbox is shown, as it stands in its address: whoever is sent the address sees the same. */
import { severities } from '@marsad/indicators';
import type { AlertGroup, AlertSearch } from '../api/alerts.js';

export const inboxStates = ['firing', 'pending', 'recovering', 'nodata', 'error', 'normal'] as const;
export const inboxSeverities = severities.toReversed();
const groups = ['rule', 'indicator'] as const;

/** Names of what narrows the list. `q` is what is searched for, `import` a table that alerts came of. */
export const filterNames = [
  'waiting',
  'state',
  'severity',
  'indicator',
  'rule',
  'assigned',
  'q',
  'import',
] as const;
export type FilterName = (typeof filterNames)[number];

export interface InboxView {
  readonly search: AlertSearch;
  readonly group: AlertGroup | null;
  /** What is only possible is shown below what is certain. */
  readonly unfolded: boolean;
}

const oneOf = <T extends string>(known: readonly T[], given: string | null): T | undefined =>
  known.find((one) => one === given);

/** What nobody knows is left out: an address that was typed wrong shows more, not nothing. */
export function inboxView(address: URLSearchParams): InboxView {
  const given = (name: FilterName) => address.get(name)?.trim() || undefined;
  const search = {
    waiting: oneOf(['true'] as const, address.get('waiting')),
    state: oneOf(inboxStates, address.get('state')),
    severity: oneOf(severities, address.get('severity')),
    indicator: given('indicator'),
    rule: given('rule'),
    assigned: given('assigned'),
    q: given('q'),
    import: given('import'),
  };
  return {
    search: Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)),
    group: oneOf(groups, address.get('group')) ?? null,
    unfolded: address.get('possible') === 'shown',
  };
}

/** Whether anything narrows the list. */
export function isNarrowed({ search }: InboxView): boolean {
  return Object.keys(search).length > 0;
}
