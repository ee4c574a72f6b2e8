/** Run in a thread: tries a rule out on the past. */
import { answerWith } from '../thread/job.js';
import { tryOut } from './trial.js';

await answerWith(tryOut);
