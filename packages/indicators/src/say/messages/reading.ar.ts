import type { Translation } from '../../language/message.js';
import type { en } from './reading.en.js';

export const ar = {
  'm = metres': 'm = متر',
  'm = million': 'm = مليون',
} as const satisfies Translation<typeof en>;
