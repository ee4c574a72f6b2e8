/** Places, their outlines, and which figures are of them. */
import type { PlaceBody, PlaceCodesBody, PlaceEditBody, PlaceImportOptions } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const placeCalls = (call: Call, wholeList: WholeList) => ({
  places: (signal?: AbortSignal) => wholeList('GET /places', { signal }),
  placeOutlines: (signal?: AbortSignal) => call('GET /place-outlines', { signal }),
  placeFigures: (query: { readonly indicator?: string; readonly place?: string }, signal?: AbortSignal) =>
    call('GET /place-figures', { query, signal }),
  createPlace: (body: PlaceBody) => call('POST /places', { body }),
  editPlace: (id: string, body: PlaceEditBody) => call('PUT /places/{id}', { path: { id }, body }),
  /** Also where something refers to it. */
  deletePlace: (id: string) => call('DELETE /places/{id}', { path: { id }, query: { anyway: 'true' } }),
  drawPlace: (id: string, file: File) =>
    call('PUT /places/{id}/outline', { path: { id }, body: formOf(file) }),
  removeOutline: (id: string) => call('DELETE /places/{id}/outline', { path: { id } }),
  importPlaces: (file: File, options: PlaceImportOptions) =>
    call('POST /place-imports', { body: formOf(file, { options: JSON.stringify(options) }) }),
  placeCodes: (id: string, signal?: AbortSignal) =>
    call('GET /indicators/{id}/places', { path: { id }, signal }),
  putPlaceCodes: (id: string, body: PlaceCodesBody) =>
    call('PUT /indicators/{id}/places', { path: { id }, body }),
});

function formOf(file: File, texts: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(texts)) form.append(name, value);
  form.append('file', file);
  return form;
}
