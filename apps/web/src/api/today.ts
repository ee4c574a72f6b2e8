import { dayAt, isTimeZone, ownTimeZone } from '@marsad/indicators';
import { useInstance } from './queries.js';

/**
 * Today as an ISO day, where the installation is: its figures, not the reader, say where a day ends.
 * @param stored the installation's time zone as this device has kept it; the device's own goes where nothing is known.
 */
export function useToday(stored: string | null = null): () => string {
  const { data } = useInstance();
  const known = data?.timeZone ?? stored;
  const timeZone = known !== null && isTimeZone(known) ? known : ownTimeZone();
  return () => dayAt(Date.now(), timeZone);
}
