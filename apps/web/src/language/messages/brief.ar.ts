import type { Translation } from '@marsad/indicators';
import type { en } from './brief.en.js';

export const ar = {
  'brief.title': 'موجز',
  'brief.lead':
    'اختر المؤشرات ورتّبها، ثم اطبعها على ورق A4 أو شاركها برابط له أجل. كل ما تختاره محفوظ في عنوان هذه الصفحة.',
  'brief.choose': 'محتوى الموجز',
  'brief.name': 'العنوان',
  'brief.nameUsual': 'الأرقام مقارنةً بخطوط الأساس',
  'brief.introduction': 'المقدمة',
  'brief.introductionHint': 'أسطر قليلة تسبق الأرقام.',
  'brief.language': 'اللغة',
  'brief.asOf': 'كما عُرف في',
  'brief.asOfHint': 'في يوم سابق: يُستبعد ما جاء بعده.',
  'brief.search': 'ابحث عن مؤشر',
  'brief.noneFound': 'لا مؤشر في اسمه هذه الكلمات.',
  'brief.all': 'اختر الكل: {group}',
  'brief.full': 'يتسع الموجز لـ {most} مؤشرًا على الأكثر.',
  'brief.gone':
    '{count, plural, zero {كل المؤشرات موجودة.} one {مؤشر واحد في هذا العنوان لم يعد موجودًا.} two {مؤشران في هذا العنوان لم يعودا موجودين.} few {# مؤشرات في هذا العنوان لم تعد موجودة.} many {# مؤشرًا في هذا العنوان لم تعد موجودة.} other {# مؤشر في هذا العنوان لم تعد موجودة.}}',
  'brief.order': 'الترتيب',
  'brief.orderHint': 'اسحب بالمقبض، أو استعمل السهمين.',
  'brief.nothing': 'لم يُختر شيء بعد.',
  'brief.nothingText': 'اختر مؤشرًا واحدًا على الأقل.',
  'brief.up': 'إلى الأعلى: {name}',
  'brief.down': 'إلى الأسفل: {name}',
  'brief.remove': 'إخراج: {name}',
  'brief.moved': 'صار {name} في الموضع {place, number} من {all, number}.',
  'brief.print': 'طباعة',
  'brief.figuresFailed': 'أرقام الموجز',
  'brief.sheet': 'الموجز',
  'brief.knownOn': 'كما عُرف في {day}',
  'brief.summary': 'باختصار',
  'brief.status.worse':
    '{count, plural, zero {لا مؤشر أسوأ من خط أساسه} one {مؤشر واحد أسوأ من خط أساسه} two {مؤشران أسوأ من خطَّي أساسهما} few {# مؤشرات أسوأ من خطوط أساسها} many {# مؤشرًا أسوأ من خطوط أساسها} other {# مؤشر أسوأ من خطوط أساسها}}',
  'brief.status.better':
    '{count, plural, zero {لا مؤشر أفضل من خط أساسه} one {مؤشر واحد أفضل من خط أساسه} two {مؤشران أفضل من خطَّي أساسهما} few {# مؤشرات أفضل من خطوط أساسها} many {# مؤشرًا أفضل من خطوط أساسها} other {# مؤشر أفضل من خطوط أساسها}}',
  'brief.status.changed':
    '{count, plural, zero {لا مؤشر يختلف عن خط أساسه} one {مؤشر واحد يختلف عن خط أساسه} two {مؤشران يختلفان عن خطَّي أساسهما} few {# مؤشرات تختلف عن خطوط أساسها} many {# مؤشرًا تختلف عن خطوط أساسها} other {# مؤشر تختلف عن خطوط أساسها}}',
  'brief.status.within':
    '{count, plural, zero {لا مؤشر ضمن خط أساسه} one {مؤشر واحد ضمن خط أساسه} two {مؤشران ضمن خطَّي أساسهما} few {# مؤشرات ضمن خطوط أساسها} many {# مؤشرًا ضمن خطوط أساسها} other {# مؤشر ضمن خطوط أساسها}}',
  'brief.status.unclear':
    '{count, plural, zero {لا مؤشر غير محسوم} one {مؤشر واحد غير محسوم} two {مؤشران غير محسومين} few {# مؤشرات غير محسومة} many {# مؤشرًا غير محسوم} other {# مؤشر غير محسوم}}',
  'brief.status.uncompared':
    '{count, plural, zero {لا مؤشر بلا خط أساس} one {مؤشر واحد لا خط أساس له يُقارن به} two {مؤشران لا خط أساس لهما يُقارنان به} few {# مؤشرات لا خط أساس لها تُقارن به} many {# مؤشرًا لا خط أساس لها تُقارن به} other {# مؤشر لا خط أساس لها تُقارن به}}',
  'brief.status.none':
    '{count, plural, zero {لكل مؤشر رقم لاحق} one {مؤشر واحد لا رقم له بعد خط أساسه} two {مؤشران لا رقم لهما بعد خطَّي أساسهما} few {# مؤشرات لا رقم لها بعد خطوط أساسها} many {# مؤشرًا لا رقم لها بعد خطوط أساسها} other {# مؤشر لا رقم لها بعد خطوط أساسها}}',
  'brief.status.empty':
    '{count, plural, zero {لكل مؤشر رقم مسجّل} one {مؤشر واحد لا رقم مسجّلًا له} two {مؤشران لا رقم مسجّلًا لهما} few {# مؤشرات لا رقم مسجّلًا لها} many {# مؤشرًا لا رقم مسجّلًا لها} other {# مؤشر لا رقم مسجّلًا لها}}',
  'brief.since': 'لا رقم بعد خط الأساس.',
  'brief.noFigure': 'لا رقم مسجّل.',
  'brief.baseline': 'خط الأساس، {period}: {figure}',
  'brief.recorded': 'سُجّل في {when}.',
  'brief.newest': 'يعرض الرسم أحدث {shown, number} من {all, number} من الأرقام.',
  'brief.cite': 'المصدر {number, number}',
  'brief.sources': 'الأرقام والمصادر',
  'brief.sourcesLead': 'كل رقم مما سبق كما أورده مصدره، بتحفّظه.',
  'brief.isBaseline': 'خط الأساس',
  'brief.derived': 'مجموع محسوب من أجزائه.',
  'brief.grade': 'الدرجة {grade}',
  'brief.madeAt': '{day} · {place}',
  'brief.share': 'المشاركة برابط',
  'brief.shareLead':
    'من يملك الرابط يقرأ هذا الموجز من دون تسجيل الدخول، حتى ينتهي أجله. ولا يُرى به شيء آخر.',
  'brief.shareSubmit': 'أنشئ الرابط',
  'brief.shareMade': 'أُنشئ الرابط. انسخه الآن، فلن يُعرض مرة أخرى.',
  'brief.link': 'الرابط',
  'brief.lasts': 'مدة فتحه',
  'brief.lasts.day': 'يوم واحد',
  'brief.lasts.week': 'أسبوع واحد',
  'brief.lasts.month': 'شهر واحد',
  'brief.lasts.until': 'حتى يوم معيّن',
  'brief.until': 'اليوم الأخير',
  'brief.mode': 'الأرقام',
  'brief.mode.frozen': 'كما هي معروفة الآن',
  'brief.mode.live': 'كما تكون معروفة عند فتحه',
  'brief.links': 'الروابط المفتوحة',
  'brief.linksNone': 'لا رابط مفتوحًا حاليًا.',
  'brief.linkIs':
    '{count, plural, zero {لا مؤشرات} one {مؤشر واحد} two {مؤشران} few {# مؤشرات} many {# مؤشرًا} other {# مؤشر}}، الأرقام {mode}.',
  'brief.linkEnds': 'أنشأه {by}، وينتهي في {until}.',
  'brief.opened':
    '{count, plural, zero {لم يُفتح بعد.} one {فُتح مرة واحدة.} two {فُتح مرتين.} few {فُتح # مرات.} many {فُتح # مرة.} other {فُتح # مرة.}}',
  'brief.withdraw': 'سحب',
  'brief.withdrawQuestion': 'لن يؤدي الرابط بعدها إلى شيء. هل تسحبه؟',
  'brief.sharedEnds': 'يمكن قراءة هذه الصفحة حتى {until}.',
  'brief.sharedFrozen': 'الأرقام كما كانت معروفة في {day}، ولا تُعرض الأرقام اللاحقة.',
  'brief.sharedLive': 'الأرقام كما هي معروفة في {day}.',
  'brief.sharedGone': 'هذا الرابط لا يؤدي إلى شيء',
  'brief.sharedWhat': 'هذا الموجز',
} as const satisfies Translation<typeof en>;
