/** How somebody has arranged the overview, as it is stored: one shape ever. */
import { ArrangementWire } from '@marsad/indicators/contract';
import { document } from '@marsad/indicators/stored';

export const storedArrangement = document<ArrangementWire>('arrangement of the overview', [], (given) =>
  ArrangementWire.parse(given),
);
