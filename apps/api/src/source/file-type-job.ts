/** Run in a thread: tells what kind of file something is. */
import { answerWith } from '../thread/job.js';
import { mediaTypeOf } from './file-type.js';

await answerWith(({ content, name }: { content: Uint8Array; name: string }) => mediaTypeOf(content, name));
