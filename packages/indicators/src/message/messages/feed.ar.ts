import type { Translation } from '../../language/message.js';
import type { en } from './feed.en.js';

export const ar = {
  failing: 'تغذية تفشل: {name}',
  late: 'تغذية متأخرة: {name}',
  waiting: 'تغذية تنتظر أحدًا: {name}',
  over: 'تغذية تعمل من جديد: {name}',
  before: 'قبل ذلك: {why}',
  see: 'انظر: {page}',
} as const satisfies Translation<typeof en>;
