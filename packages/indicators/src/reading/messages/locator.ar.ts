import type { Translation } from '../../language/message.js';
import type { en } from './locator.en.js';

export const ar = {
  page: 'الصفحة {page}، الفقرة {paragraph}',
  paragraph: 'الفقرة {paragraph}',
  within: '{within}، {own}',
} as const satisfies Translation<typeof en>;
