/** The API as this page reaches it: at its own address, in the language chosen here, which need not be the browser's. */
import { createClient } from '@marsad/indicators/client';

export { ApiError, isSignedOut } from '@marsad/indicators/client';

export const api = createClient({ language: () => document.documentElement.lang || 'en' });
export const { call } = api;
