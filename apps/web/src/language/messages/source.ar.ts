import type { Translation } from '@marsad/indicators';
import type { en } from './source.en.js';

export const ar = {
  'sources.title': 'المصادر',
  'sources.lead': 'الوثائق والتقارير التي وردت فيها الأرقام. ما يُصحَّح هنا يُصحَّح لكل رقم يستشهد به.',
  'sources.search': 'العنوان أو الناشر أو المؤلف',
  'sources.what': 'المصادر',
  'sources.none': 'لا يوجد مصدر بعد: أول رقم يأتي بأول مصدر.',
  'sources.noneFound': 'لا يوجد مصدر بهذا الاسم.',
  'sources.more': 'عرض المزيد',
  'sources.figures':
    '{count, plural, zero {لا أرقام} one {رقم واحد} two {رقمان} few {# أرقام} many {# رقمًا} other {# رقم}}',
  'sources.figuresMore': 'أكثر من {count} رقم',
  'sources.files':
    '{count, plural, zero {لا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}}',
  'sources.grade': 'الدرجة {grade}',
  'sources.ungraded': 'بلا درجة',
  'source.about': 'عن المصدر',
  'source.language': 'اللغة',
  'source.languageHint': 'كرمز: \u2066en\u2069 أو \u2066ar\u2069 أو \u2066ku\u2069 …',
  'source.figures': 'ما يقوله',
  'source.noFigures': 'لا رقم يستشهد به.',
  'source.retracted': 'مسحوب',
  'source.edit': 'تعديل المصدر',
  'source.editOpen': 'تصحيح ما يقال عنه',
  'source.saved': 'حُفظ لكل رقم يستشهد به.',
  'source.titleHint': 'كتابته القديمة تقود إلى هنا أيضًا.',
  'source.reliabilityHint':
    'الأرقام الجديدة من هذا المصدر تأخذ هذه الدرجة ما لم يُذكر غيرها، والمسجّلة تحتفظ بدرجاتها.',
  'source.files': 'الملفات',
  'source.noFiles': 'لا ملف محفوظًا هنا بعد: التقرير نفسه أو صفحة منه أو جدول.',
  'source.addFile': 'إضافة ملف',
  'source.sending': 'جارٍ الإرسال …',
  'source.fileAdded': 'الملف محفوظ.',
  'source.fileHint': 'ملف PDF أو صورة أو مستند أو جدول أو نص عادي، حتى 20 ميغابايت. لا شيء عن أفراد بعينهم.',
  'source.removeQuestion': 'أتريد إزالة الملف؟ يزول محتواه، ويبقى مسجّلًا أنه كان هنا.',
} as const satisfies Translation<typeof en>;
