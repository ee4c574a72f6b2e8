import { dayAt, isTimeZone, ownTimeZone } from '@marsad/indicators';
import { useInstance } from './queries.js';

/**
 * Today as an ISO day, where the installation is: its figures, not the reader, say where a day ends.
 * @param kept the installation's time zone as this device has kept it; the device's own goes where nothing is known.
 */
export function useToday(kept: string | null = null): () => string {
  const { data } = useInstance();
  const told = data?.timeZone ?? kept;
  const timeZone = told !== null && isTimeZone(told) ? told : ownTimeZone();
  return () => dayAt(Date.now(), timeZone);
}
