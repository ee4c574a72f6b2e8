import type { Translation } from '../../language/message.js';
import type { en } from './package.en.js';

export const ar = {
  title: 'أرقام مرصد',
  description:
    'كل ما هو مسجّل مع مصادره. يحتفظ كل رقم بما قيل فيه من تقريب: \u2066OBS_LOWER\u2069 و\u2066OBS_UPPER\u2069 حدّاه، والفارغ منهما يعني أن لا حدّ، و\u2066FIGURE\u2069 ما قيل. كل نص قد يحسبه الجدول معادلة تسبقه فاصلة عليا. يقبل الاستيراد هذا الملف كما هو، ولا يغيّر به شيئًا.',
  licence: 'غير محدّد. المصدر هو من يقول ما يجوز فعله برقمه.',
  observations: 'كل رقم كما هو الآن، رقم في كل صف',
  revisions: 'كل ما كان عليه كل رقم، والمسحوب أيضًا',
  indicators: 'ما يُعدّ، وكيف',
  codes: 'رموز الأبعاد',
  sources: 'من أين جاءت الأرقام',
  baselines: 'ما تُقارن به السلاسل أو قورنت به',
} as const satisfies Translation<typeof en>;
