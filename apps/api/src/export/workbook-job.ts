/** Run in a thread: puts a workbook together. */
import { answerWith } from '@marsad/db/thread';
import { workbookOf } from './workbook.js';

await answerWith(workbookOf);
