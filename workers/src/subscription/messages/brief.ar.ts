import type { Translation } from '@marsad/indicators';
import type { en } from './brief.en.js';

export const ar = {
  subject: '{name}، كما عُرف في {day}',
  attached: 'الموجز مرفق في ملف PDF. أرقامه كما هي معروفة في {day}.',
  tooLarge:
    'إعداد الموجز في ملف PDF يستغرق وقتًا أطول مما يُسمح به، لذلك لم يُرفق. تجده كاملًا في صفحته، كما هو معروف في {day}.',
  see: 'اقرأه في صفحته',
  footer: 'تصلك هذه الرسالة لأنك طلبت من مرصد أن يرسل إليك هذا الموجز.',
  unsubscribe: 'أوقف إرساله',
} as const satisfies Translation<typeof en>;
