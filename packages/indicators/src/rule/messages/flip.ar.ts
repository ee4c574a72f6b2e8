import type { Translation } from '../../language/message.js';
import type { en } from './flip.en.js';

export const ar = {
  'up.by': 'لو كان الرقم أعلى بمقدار {size} لتغيّر ذلك.',
  'up.byMore': 'لو كان الرقم أعلى بأكثر من {size} لتغيّر ذلك.',
  'up.byAny': 'أي زيادة في الرقم تغيّر ذلك.',
  'down.by': 'لو كان الرقم أدنى بمقدار {size} لتغيّر ذلك.',
  'down.byMore': 'لو كان الرقم أدنى بأكثر من {size} لتغيّر ذلك.',
  'down.byAny': 'أي نقصان في الرقم يغيّر ذلك.',
} as const satisfies Translation<typeof en>;
