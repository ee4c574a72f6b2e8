/** The calls of places, apart from those that every page makes. */
import { placeCalls } from '@marsad/indicators/contract/client/place';
import { wholeListOf } from '@marsad/indicators/contract/client/whole-list';
import { useQuery } from '@tanstack/react-query';
import { call } from './client.js';
import { keys } from './queries.js';

export const placeApi = placeCalls(call, wholeListOf(call));

export const usePlaces = () =>
  useQuery({
    queryKey: [...keys.places, 'list'],
    queryFn: ({ signal }) => placeApi.places(signal),
  });

export const useOutlines = (enabled: boolean) =>
  useQuery({
    queryKey: [...keys.places, 'outlines'],
    queryFn: ({ signal }) => placeApi.placeOutlines(signal),
    enabled,
  });

/** Of every indicator: there are as many as stand somewhere. */
export const usePlaceFigures = () =>
  useQuery({
    queryKey: keys.placeFigures,
    queryFn: ({ signal }) => placeApi.placeFigures({}, signal),
  });
