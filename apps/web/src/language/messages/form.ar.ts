import type { Translation } from '@marsad/indicators';
import type { en } from './form.en.js';

export const ar = {
  'form.missing': 'هذا الحقل مطلوب.',
  'form.email': 'هذا ليس عنوان بريد إلكتروني.',
  'form.tooShort': '{least} حرفًا على الأقل.',
  'form.between': 'رقم من {least} إلى {most}.',
  'form.faults':
    '{count, plural, zero {لا حقل} one {حقل واحد يحتاج} two {حقلان يحتاجان} few {# حقول تحتاج} many {# حقلًا يحتاج} other {# حقل يحتاج}} إلى نظر:',
  'form.incomplete': 'هناك ما ينقص.',
  'form.undo': 'تراجع عن التغييرات',
  'form.behind': 'حُفظ هذا من جديد وأنت تكتب.',
  'form.behindText':
    'ما كتبته باقٍ هنا ولا يُرسَل فوق ما حُفظ. أبقِ الحقول التي غيّرتها وليكن الباقي كما هو الآن، أو خذ كل شيء كما هو الآن.',
  'form.keepMine': 'إبقاء ما غيّرته',
  'form.takeTheirs': 'أخذ ما حُفظ',
  'form.mayBeThere': 'ربما وصل مع ذلك: انظر قبل أن ترسله من جديد.',
  'form.leaveTitle': 'المغادرة دون حفظ؟',
  'form.leaveText': 'ما كتبته هنا لم يُحفظ بعد.',
  'form.leaveKeptTitle': 'مغادرة هذه الصفحة؟',
  'form.leaveKeptText': 'ما كتبته لم يُرسل. يبقى على هذا الجهاز إلى أن تعود.',
  'form.leaveKept': 'المغادرة',
  'form.stay': 'البقاء هنا',
  'form.leave': 'المغادرة دون حفظ',
} as const satisfies Translation<typeof en>;
