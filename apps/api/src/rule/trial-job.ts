/** Run in a thread: tries a rule out on the past. */
import { answerWith } from '@marsad/db/thread';
import { tryOut } from './trial.js';

await answerWith(tryOut);
