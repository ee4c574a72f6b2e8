/** The calls of checks of one's own, apart from those that every page makes. */
import type { OwnCheckPreviewBody } from '@marsad/indicators/contract';
import { ownCheckCalls } from '@marsad/indicators/contract/client/own-check';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './client.js';
import { keys } from './queries.js';

export const ownCheckApi = ownCheckCalls(call);

/** All of them, with those that cannot be read. */
export const useOwnCheckList = () => useQuery(ownCheckList);

export const useOwnChecks = () => useQuery({ ...ownCheckList, select: ({ items }) => items });

const ownCheckList = queryOptions({
  queryKey: [...keys.ownChecks, 'list'],
  queryFn: ({ signal }) => ownCheckApi.ownChecks({}, signal),
});

/** Those that stand on a figure of an indicator. */
export const useOwnChecksOf = (indicator: string) =>
  useQuery({
    queryKey: [...keys.ownChecks, 'of', indicator],
    queryFn: ({ signal }) => ownCheckApi.ownChecks({ indicator }, signal),
  });

export const useOwnCheckExamples = () =>
  useQuery({
    queryKey: [...keys.ownChecks, 'examples'],
    queryFn: async ({ signal }) => (await ownCheckApi.ownCheckExamples(signal)).items,
  });

/** Those that cannot or may not hold: asked once for all panels of a page. */
export const useCheckTensions = () =>
  useQuery({
    queryKey: [...keys.ownChecks, 'tensions'],
    queryFn: async ({ signal }) => (await ownCheckApi.ownCheckTensions(signal)).items,
  });

/** What a check comes to while it is written; nothing is asked before it is complete. */
export const useOwnCheckPreview = (body: OwnCheckPreviewBody | null) =>
  useQuery({
    queryKey: [...keys.ownChecks, 'preview', body],
    queryFn: ({ signal }) => ownCheckApi.previewOwnCheck(body as OwnCheckPreviewBody, signal),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  });
