/** Run in a thread: reads a data package. */
import { answerWith } from '@marsad/db/thread';
import { readPackageFile } from './package-file.js';

await answerWith(readPackageFile);
