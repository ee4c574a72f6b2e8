/** Run in a thread: puts a workbook together. */
import { answerWith } from '../thread/job.js';
import { workbookOf } from './workbook.js';

await answerWith(workbookOf);
