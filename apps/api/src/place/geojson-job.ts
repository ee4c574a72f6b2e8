/** Run in a thread: reads a file of GeoJSON. */
import { answerWith } from '@marsad/db/thread';
import { readGeoFile } from './geojson-file.js';

await answerWith(readGeoFile);
