import type { Translation } from '../../language/message.js';
import type { en } from './withdrawn.en.js';

export const ar = {
  withdrawn: 'لم يعد للفترة «{period}» رقم: سُحب رقمها، أو نقله تصحيح إلى موضع آخر.',
  ruleChanged: 'عُدّلت القاعدة أو حُذفت، فانتهى تنبيهها. وقبل ذلك: {before}',
} as const satisfies Translation<typeof en>;
