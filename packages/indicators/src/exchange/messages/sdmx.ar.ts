import type { Translation } from '../../language/message.js';
import type { en } from './sdmx.en.js';

export const ar = {
  observations: 'أرقام مرصد',
  concepts: 'مفاهيم مرصد',
  total: 'المجموع',
  notApplicable: 'لا ينطبق',
} as const satisfies Translation<typeof en>;
