import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-briefs.en.js';

export const ar = {
  'brief-item-unknown':
    '{kind, select, indicator {لا يوجد مؤشر «{id}».} measure {لا يوجد تدبير «{id}» على الخط الزمني.} event {لا يوجد حدث «{id}» على الخط الزمني.} other {لا نص محفوظًا قُرئ فيه الرقم «{id}».}} أخرجه أو اختر غيره.',
  'briefs-too-many': 'سيصير عدد الموجزات {count}، ومرصد يحفظ {most} على الأكثر. احذف ما لا يحتاج إليه أحد.',
  'brief-too-large':
    'إعداد الموجز في ملف PDF يستغرق وقتًا أو ذاكرة أكثر مما يُسمح به. أخرج بعض ما فيه أو اطبع صفحته.',
  'brief-mail-off':
    'لا يرسل هذا التنصيب بريدًا، فلا يمكن إرسال موجز. يحدد من يشغّله المتغير \u2066SMTP_URL\u2069.',
  'brief-not-deleted': 'الموجز ليس محذوفًا، فلا شيء يُستعاد.',
} as const satisfies Translation<typeof en>;
