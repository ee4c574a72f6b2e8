import type { Translation } from '../../language/message.js';
import type { en } from './statistics.en.js';

export const ar = {
  'method.theilSen': 'ميل ثيل–سِن',
  'method.mannKendall': 'اختبار مان–كندال للاتجاه',
  'method.ewma': 'مخطط ضبط المتوسط المتحرك المرجّح أسّيًا',
  'method.cusum': 'مخطط ضبط المجموع التراكمي الجدولي',
  'method.yearOnYear': 'سنة مقابل سنة للفترة نفسها',
  'source.yearOnYear': 'كل رقم مقابل رقم الفترة نفسها قبل سنة، نطاقًا بنطاق',

  'no-figure': 'لا توجد أرقام بعد.',
  'too-few-points': 'الحد الأدنى للأرقام اللازمة {least}، والمتوفر \u2066{points, number}\u2069.',
  'unequal-periods': 'الأرقام لفترات مختلفة الطول، فليس لها وحدة زمنية مشتركة.',
  'overlapping-periods': 'بعض الفترات متداخلة، فتُحسب الأحداث نفسها مرتين.',
  'open-figures': 'الأرقام بلا حد أعلى أو بلا حد أدنى، فلا يمكن قول شيء عن تغيّرها.',
  'no-variation': 'الأرقام لا تتفاوت، فلا تشتت تُبنى عليه الحدود.',
  'no-baseline': 'لا يوجد خط أساس تُقارن به الأرقام.',
  'open-baseline': 'خط الأساس محدود من جهة واحدة فقط، فلا خط مركزي له.',
  'no-year-earlier': 'لا يوجد رقمان للفترة نفسها تفصل بينهما سنة.',

  'step.day': 'يوم',
  'step.week': 'أسبوع',
  'step.month': 'شهر',
  'step.quarter': 'ربع سنة',
  'step.half': 'نصف سنة',
  'step.year': 'سنة',
  // After "for each": the two of it without a numeral.
  'steps.day':
    '{count, plural, zero {\u2066#\u2069 يوم} one {\u2066#\u2069 يوم} two {يومين} few {\u2066#\u2069 أيام} many {\u2066#\u2069 يومًا} other {\u2066#\u2069 يوم}}',
  'steps.week':
    '{count, plural, zero {\u2066#\u2069 أسبوع} one {\u2066#\u2069 أسبوع} two {أسبوعين} few {\u2066#\u2069 أسابيع} many {\u2066#\u2069 أسبوعًا} other {\u2066#\u2069 أسبوع}}',
  'steps.month':
    '{count, plural, zero {\u2066#\u2069 شهر} one {\u2066#\u2069 شهر} two {شهرين} few {\u2066#\u2069 أشهر} many {\u2066#\u2069 شهرًا} other {\u2066#\u2069 شهر}}',

  'trend.up': 'اتجاه صاعد',
  'trend.down': 'اتجاه هابط',
  'trend.not-shown': 'لم يظهر اتجاه',
  'trend.undetermined': 'غير محسوم: بعض القيم التي تسمح بها الأرقام تُظهر اتجاهًا وبعضها لا يُظهره',
  slope: '{trend}. مقدار التغيّر لكل {step}: {change}؛ مجال الثقة \u2066{percent}%\u2069: {limits}.',
  slopeOfSteps: '{trend}. مقدار التغيّر لكل {step}: {change}؛ مجال الثقة \u2066{percent}%\u2069: {limits}.',
  test: '{trend}: القيمة الاحتمالية {p}؛ معامل كندال {tau}.',
  'span.below': 'أقل من {least}',
  'span.is': '{n}',
  'span.atMost': 'لا تتجاوز {high}',
  'span.between': 'بين {low} و{high}',

  noSignals: 'لا توجد فترة خارج الحدود.',
  signals: 'خارج الحدود {found}.',
  'signals.certain':
    'بالتأكيد في {count, plural, zero {\u2066#\u2069 فترة} one {فترة واحدة} two {فترتين} few {\u2066#\u2069 فترات} many {\u2066#\u2069 فترة} other {\u2066#\u2069 فترة}} من أصل \u2066{all, number}\u2069، أولها {first}',
  'signals.possible':
    'ربما في {count, plural, zero {\u2066#\u2069 فترة} one {فترة واحدة} two {فترتين} few {\u2066#\u2069 فترات} many {\u2066#\u2069 فترة} other {\u2066#\u2069 فترة}} من أصل \u2066{all, number}\u2069، أولها {first}',
  'signals.both': '{certain}؛ {possible}',

  yearOnYear: '{now} مقابل {before}: {by, select, none {لا تبيّن الأرقام الفارق} other {الفارق {by}}}.',
} as const satisfies Translation<typeof en>;
