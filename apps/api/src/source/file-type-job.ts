/** Run in a thread: tells what kind of file something is. */
import { answerWith } from '../thread/job.js';
import { fileTypeOf } from './file-type.js';

await answerWith(fileTypeOf);
