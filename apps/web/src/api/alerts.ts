/** The calls of the inbox, apart from those that every page makes. */

import type { AlertActionBody } from '@marsad/indicators/contract';
import type { Asked } from '@marsad/indicators/contract/client/first';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from './client.js';
import { paged } from './paged.js';
import { keys } from './queries.js';

type Query = NonNullable<Asked<'GET /alerts'>['query']>;
/** By what alerts are looked for. */
export type AlertSearch = Omit<Query, 'order' | 'group' | 'fold' | 'cursor'>;
export type AlertGroup = NonNullable<Query['group']>;

export interface AlertPaging {
  readonly group: AlertGroup | null;
  /** Without what is only possible where there is something certain. */
  readonly fold: boolean;
}

/** The worst first, page by page. */
export const useInbox = (search: AlertSearch, { group, fold }: AlertPaging) =>
  useInfiniteQuery({
    ...paged([...keys.allAlerts, 'inbox', search, group, fold], (cursor, signal) =>
      call('GET /alerts', {
        query: { ...search, order: 'worst', group, fold: fold ? 'true' : null, cursor },
        signal,
      }),
    ),
    placeholderData: keepPreviousData,
  });

export const useAlertCounts = (search: AlertSearch, group: AlertGroup | null) =>
  useQuery({
    queryKey: [...keys.allAlerts, 'counts', search, group],
    queryFn: ({ signal }) => call('GET /alert-counts', { query: { ...search, group }, signal }),
    placeholderData: keepPreviousData,
  });

/** Those to whom alerts can be given; only editors may ask. */
export const useAssignees = (enabled: boolean) =>
  useQuery({
    queryKey: ['assignees'],
    queryFn: async ({ signal }) => (await call('GET /assignees', { signal })).items,
    enabled,
    staleTime: 60_000,
  });

export const useAlertStory = (id: string) =>
  useQuery({
    queryKey: [...keys.alert(id), 'story'],
    queryFn: async ({ signal }) => (await call('GET /alerts/{id}/story', { path: { id }, signal })).items,
  });

export const actOnAlerts = (body: AlertActionBody) => call('POST /alerts/actions', { body });
