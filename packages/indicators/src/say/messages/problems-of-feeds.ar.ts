import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-feeds.en.js';

export const ar = {
  'feed-exists': 'توجد تغذية باسم «{name}». اختر اسمًا آخر.',
} as const satisfies Translation<typeof en>;
