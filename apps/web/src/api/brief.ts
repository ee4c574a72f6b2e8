/** The calls of briefs, apart from those that every page makes. */
import { briefCalls } from '@marsad/indicators/contract/client/brief';
import { savedBriefCalls } from '@marsad/indicators/contract/client/saved-brief';
import { wholeListOf } from '@marsad/indicators/contract/client/whole-list';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from './client.js';
import { keys } from './queries.js';

export const briefApi = {
  ...briefCalls(call, wholeListOf(call)),
  ...savedBriefCalls(call, wholeListOf(call)),
};

export const useSavedBriefs = () =>
  useQuery({
    queryKey: [...keys.savedBriefs, 'list'],
    queryFn: ({ signal }) => briefApi.savedBriefs(signal),
  });

export const useSavedBrief = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.savedBriefs, 'one', id],
    queryFn: ({ signal }) => briefApi.savedBrief(id, signal),
    enabled,
  });

/** What it shows is kept among what is read again with the figures. */
export const useShownBrief = (id: string, version: number) =>
  useQuery({
    queryKey: [...keys.shownBriefs, id, version],
    queryFn: ({ signal }) => briefApi.shownBrief(id, signal),
    placeholderData: keepPreviousData,
  });

export const useSentencesOf = (indicator: string) =>
  useQuery({
    queryKey: [...keys.allSeries(indicator), 'sentences'],
    queryFn: ({ signal }) => briefApi.sentencesOf(indicator, signal),
    enabled: indicator !== '',
  });
