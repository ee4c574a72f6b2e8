import type { Translation } from '@marsad/indicators';
import type { en } from './chart.en.js';

export const ar = {
  'chart.caption':
    '{name}، {unit}. {window, select, yes {{count, plural, =0 {لا أرقام في المدة المعروضة.} one {رقم واحد في المدة المعروضة.} two {رقمان في المدة المعروضة.} few {# أرقام في المدة المعروضة.} many {# رقمًا في المدة المعروضة.} other {# رقم في المدة المعروضة.}}} other {{count, plural, =0 {لا أرقام بعد خط الأساس.} one {رقم واحد.} two {رقمان.} few {# أرقام.} many {# رقمًا.} other {# رقم.}}}} المساحة الرمادية هي خط الأساس {years}{shade, select, yes {: أغمق في الأيام التي يشملها، وأفتح في ما بعدها} other {}}. يسير الزمن من اليسار إلى اليمين.',
  'chart.captionPlain':
    '{name}، {unit}. {window, select, yes {{count, plural, =0 {لا أرقام في المدة المعروضة.} one {رقم واحد في المدة المعروضة.} two {رقمان في المدة المعروضة.} few {# أرقام في المدة المعروضة.} many {# رقمًا في المدة المعروضة.} other {# رقم في المدة المعروضة.}}} other {{count, plural, =0 {لا أرقام بعد.} one {رقم واحد.} two {رقمان.} few {# أرقام.} many {# رقمًا.} other {# رقم.}}}} لا يوجد خط أساس. يسير الزمن من اليسار إلى اليمين.',
  'chart.thinned':
    '{window, select, yes {في الرسم من السلسلة كلها {shown, number} من أصل {all, number} نقطة} other {يُعرض {shown, number} من أصل {all, number} نقطة}}، مع إبقاء أعلى القيم وأدناها.',
  'chart.broken': 'محور الزمن مقطوع: حُذفت المدة من {from} إلى {to}.',
  'chart.logNote': 'مقياس لوغاريتمي',
  'chart.logSaid': 'المقياس لوغاريتمي: كل خطوة متساوية صعودًا ضربٌ في العدد نفسه، ولا يبدأ المقياس من الصفر.',
  'chart.indexNote': 'رقم قياسي: خط الأساس {years} = {hundred}',
  'chart.isHundred': '{said} = {hundred}',
  'chart.indexSaid':
    'الارتفاعات رقم قياسي: خط الأساس {hundred}، وكل رقم هو كل ما يمكن أن يكونه قياسًا إليه. فإن كان أحدهما نطاقًا كان الرقم القياسي نطاقًا، وإن كان لأحدهما طرف مفتوح كان طرفه مفتوحًا.{count, plural, =0 {} zero {} one { رقم واحد لا يُقاس إلى خط الأساس، فلم يُرسم.} two { رقمان لا يُقاسان إلى خط الأساس، فلم يُرسما.} few { # أرقام لا تُقاس إلى خط الأساس، فلم تُرسم.} many { # رقمًا لا تُقاس إلى خط الأساس، فلم تُرسم.} other { # رقم لا تُقاس إلى خط الأساس، فلم تُرسم.}}',
  'chart.noLog':
    'لا يمكن عرض مقياس لوغاريتمي: {count, plural, zero {# قيمة مرسومة هنا صفر أو أقل} one {قيمة واحدة مرسومة هنا صفر أو أقل} two {قيمتان مرسومتان هنا صفر أو أقل} few {# قيم مرسومة هنا صفر أو أقل} many {# قيمة مرسومة هنا صفر أو أقل} other {# قيمة مرسومة هنا صفر أو أقل}}، ولا مكان لها عليه. المقياس هنا عادي.',
  'chart.noIndexBaseline': 'لا يمكن عرض رقم قياسي: ليس هناك خط أساس تُقاس إليه الأرقام. المقياس هنا عادي.',
  'chart.noIndexGiven':
    'لا يمكن عرض رقم قياسي: الأرقام كما وردت لفترات مختلفة الطول ولا تُقاس إلى خط الأساس. المقياس هنا عادي.',
  'chart.noIndexZero': 'لا يمكن عرض رقم قياسي: لا رقم هنا مضاعفٌ معلوم لخط الأساس. المقياس هنا عادي.',
  'chart.threshold': 'عتبة التنبيه: {value}',
  'chart.spokenPoint': '{period}: {figure}. {verdict}',
  'chart.spokenBaseline': 'خط الأساس، {period}: {figure}',
  'chart.showTable': 'عرض كجدول',
  'chart.hideTable': 'إخفاء الجدول',
  'key.label': 'معاني العلامات',
  'note.period':
    '{period} ({days, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}})',
  'note.partial': 'ورد الرقم قبل نهاية فترته، لذا يُعامل كحد أدنى.',
  'note.derived': 'مجموع محسوب من أجزائه.',
  'note.grade': 'التقييم {grade}',
  'note.recorded': 'سُجّل في {when}{revision, plural, =1 {} other { · المراجعة #}}',
  'note.alternatives':
    '{count, plural, zero {مصادر أخرى: {figures}} one {مصدر آخر: {figures}} two {مصادر أخرى: {figures}} few {مصادر أخرى: {figures}} many {مصادر أخرى: {figures}} other {مصادر أخرى: {figures}}}',
  'note.baseline': 'خط الأساس',
  'normalised.rate': 'أي {figure}، وعلى هذا المعدل تجري المقارنة.',
  'normalised.dividedDays':
    '{figure}: بالتوزيع على {count, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}.',
  'normalised.dividedMonths':
    '{figure}: بالتوزيع على {count, plural, zero {# شهر} one {شهر واحد} two {شهرين} few {# أشهر} many {# شهرًا} other {# شهر}}.',
  'normalised.dividedWeeks':
    '{figure}: بالتوزيع على {count, plural, zero {# أسبوع} one {أسبوع واحد} two {أسبوعين} few {# أسابيع} many {# أسبوعًا} other {# أسبوع}}.',
  'normalised.dividedQuarters':
    '{figure}: بالتوزيع على {count, plural, zero {# ربع سنة} one {ربع سنة} two {ربعي سنة} few {# أرباع سنة} many {# ربع سنة} other {# ربع سنة}}.',
  'normalised.dividedYears':
    '{figure}: بالتوزيع على {count, plural, zero {# سنة} one {سنة واحدة} two {سنتين} few {# سنوات} many {# سنة} other {# سنة}}.',
  'table.caption': '{name}: الرسم البياني في جدول',
  'table.captionFull': '{name}: جميع الأرقام مع مصادرها',
  'table.period': 'الفترة',
  'table.figure': 'الرقم كما ورد',
  'table.normalised': 'قيمة المقارنة',
  'table.verdict': 'مقارنةً بخط الأساس',
  'table.ratio': 'النسبة',
  'table.source': 'المصدر',
  'table.grade': 'التقييم',
  'table.recorded': 'سُجّل في',
  'table.derived': 'مجموع محسوب',
} as const satisfies Translation<typeof en>;
