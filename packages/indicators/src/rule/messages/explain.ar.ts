import type { Translation } from '../../language/message.js';
import type { en } from './explain.en.js';

export const ar = {
  // The threshold stands first: after a preposition, "من 60 إلى 70" would double it.
  'more.certain': 'العتبة: {threshold}. القيمة: {value}، وهي أعلى منها بالتأكيد.',
  'more.possible': 'العتبة: {threshold}. القيمة: {value}، وقد تكون أعلى منها، وليس ذلك مؤكدًا.',
  'more.no': 'العتبة: {threshold}. القيمة: {value}، وهي ليست أعلى منها.',
  'atLeast.certain': 'العتبة: {threshold}. القيمة: {value}، وهي لا تقل عنها بالتأكيد.',
  'atLeast.possible': 'العتبة: {threshold}. القيمة: {value}، وقد تبلغها، وليس ذلك مؤكدًا.',
  'atLeast.no': 'العتبة: {threshold}. القيمة: {value}، وهي لا تبلغها.',
  'less.certain': 'العتبة: {threshold}. القيمة: {value}، وهي أدنى منها بالتأكيد.',
  'less.possible': 'العتبة: {threshold}. القيمة: {value}، وقد تكون أدنى منها، وليس ذلك مؤكدًا.',
  'less.no': 'العتبة: {threshold}. القيمة: {value}، وهي ليست أدنى منها.',
  'atMost.certain': 'العتبة: {threshold}. القيمة: {value}، وهي لا تزيد عليها بالتأكيد.',
  'atMost.possible': 'العتبة: {threshold}. القيمة: {value}، وقد لا تزيد عليها، وليس ذلك مؤكدًا.',
  'atMost.no': 'العتبة: {threshold}. القيمة: {value}، وهي تزيد عليها.',

  'measured.ratio': '{size}',
  'measured.change': 'التغيّر عن الفترة السابقة {size}',
  'measured.percent': 'التغيّر عن الفترة السابقة {size}',
  'measured.year-ago': 'التغيّر عن الفترة نفسها قبل سنة {size}',
  anyRatio: 'غير معروفة قياسًا إلى خط الأساس',
  risesFromZero: 'ارتفاع من الصفر يفوق أي نسبة مئوية',

  'overdue.certain': 'كان يجب أن يكون الرقم التالي موجودًا الآن، وهو غير موجود.',
  'overdue.possible': 'قد يكون الرقم التالي متأخرًا.',
  'overdue.no': 'لا رقم متأخر.',
  'overdue.nodata': 'لا يُعرف إن كان هناك رقم متأخر.',
  'disagreement.certain': 'لا يمكن أن يصحّ مصدران لهذه الفترة معًا.',
  'disagreement.ofPart': 'لا يمكن أن يصحّ مصدران لأحد أجزائه معًا.',
  'disagreement.possible': 'قد يختلف مصدران لهذه الفترة.',
  'disagreement.no': 'يمكن أن تصحّ مصادر هذه الفترة كلها.',
  'disagreement.nodata': 'لا يوجد رقم يمكن أن تختلف مصادره.',
  'tension.certain': 'لا يمكن أن يصحّ طرفا التحقّق معًا: {left} مقابل {right}.',
  'tension.no': 'يمكن أن يصحّ طرفا التحقّق معًا: {left} مقابل {right}.',
  'tension.nodata': 'لا يمكن الحكم في التحقّق: أحد الأرقام مفقود.',

  'ewma.certain': 'خرج مخطط EWMA عن حدوده{side, select, worse { إلى الجهة الأسوأ} other {}} بالتأكيد.',
  'ewma.possible':
    'قد يكون مخطط EWMA خرج عن حدوده{side, select, worse { إلى الجهة الأسوأ} other {}}، وليس ذلك مؤكدًا.',
  'ewma.no': 'مخطط EWMA ضمن حدوده.',
  'ewma.nodata': 'لا يوجد مخطط EWMA لهذه الفترة.',
  'cusum.certain': 'تجاوز مخطط CUSUM حدّه{side, select, worse { إلى الجهة الأسوأ} other {}} بالتأكيد.',
  'cusum.possible':
    'قد يكون مخطط CUSUM تجاوز حدّه{side, select, worse { إلى الجهة الأسوأ} other {}}، وليس ذلك مؤكدًا.',
  'cusum.no': 'مخطط CUSUM ضمن حدّه.',
  'cusum.nodata': 'لا يوجد مخطط CUSUM لهذه الفترة.',

  'value-missing': 'لا يوجد رقم لهذه الفترة، فلم يُقارن شيء.',
  'no-baseline': 'لا يوجد خط أساس يُقارن به.',
  'no-floor': 'ليس لخط الأساس حد أدنى، فلا شيء يُقارن به.',
  'no-ceiling': 'ليس لخط الأساس حد أعلى، فلا شيء يُقارن به.',
  'no-such-end': 'ليس لخط الأساس هذا الحد، فلا شيء يُقارن به.',
  'zero-baseline': 'خط الأساس صفر، ولا رقم من مضاعفات الصفر.',
  'below-zero': 'أحد الرقمين دون الصفر أو قد يكون دونه، فلا معنى لنسبة أحدهما إلى الآخر، ولم يُقارن شيء.',
  'no-earlier-figure': 'لا يوجد رقم للفترة السابقة مباشرة يُقاس التغيّر عنه.',
  'no-year-earlier': 'لا يوجد رقم للفترة نفسها قبل سنة يُقاس التغيّر عنه.',
} as const satisfies Translation<typeof en>;
