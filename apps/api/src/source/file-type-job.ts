/** Run in a thread: tells what kind of file something is. */
import { answerWith } from '@marsad/db/thread';
import { fileTypeOf } from './file-type.js';

await answerWith(fileTypeOf);
