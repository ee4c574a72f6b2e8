import type { Translation } from '@marsad/indicators';
import type { en } from './public-chart.en.js';

export const ar = {
  'publicChart.lead':
    'للرسم العام عنوان يراه فيه أيٌّ كان من غير تسجيل دخول، ويمكن عرضه في صفحة موقع آخر. يتبع الرسم السجل، ويعرض الأرقام مع تحفّظاتها وأحكامها وخطوط أساسها ومصادرها؛ ولا يعرض أبدًا ملاحظات ولا ملفات ولا أسماء العاملين هنا.',
  'publicChart.here': 'نشر الرسم أو تضمينه',
  'publicChart.new': 'نشر رسم لمؤشر {name}',
  'publicChart.newLead':
    'يستطيع كل من لديه العنوان أن يمرّره إلى غيره. تُذكر المصادر كما هي في السجل: راجعها قبل النشر.',
  'publicChart.how': 'لنشر رسم، افتح مؤشرًا واختر ما يعرضه رسمه، ثم اضغط «نشر الرسم أو تضمينه» تحته.',
  'publicChart.indicators': 'إلى المؤشرات',
  'publicChart.gone': 'لم يعد هذا المؤشر موجودًا.',
  'publicChart.what': 'الرسوم العامة',
  'publicChart.series': 'ما يُرسم',
  'publicChart.seriesHint': 'إذا اخترت أكثر من واحد رُسمت جنبًا إلى جنب على مقياس واحد. الحد الأقصى {most}.',
  'publicChart.incomplete':
    'اختر سلسلة واحدة على الأقل و{most} على الأكثر، واليوم الأخير إن كان هناك يوم أخير.',
  'publicChart.months': 'الأشهر',
  'publicChart.months.all': 'كلها، وما يأتي بعدها',
  'publicChart.months.from': 'من {from}، وما يأتي بعده',
  'publicChart.months.to': 'حتى {to}، ولا شيء بعده',
  'publicChart.months.window': 'من {from} إلى {to}، ولا شيء بعده',
  'publicChart.language': 'اللغة التي يُفتح بها',
  'publicChart.end': 'يُعرض',
  'publicChart.end.none': 'إلى أن يُسحب',
  'publicChart.end.until': 'حتى يوم معيّن',
  'publicChart.until': 'آخر يوم',
  'publicChart.submit': 'إنشاء العنوان',
  'publicChart.made': 'صار الرسم عامًا. هذا عنوانه ورمز تضمينه:',
  'publicChart.address': 'العنوان',
  'publicChart.code': 'رمز التضمين في صفحة ويب',
  'publicChart.copyAddress': 'نسخ العنوان',
  'publicChart.copyCode': 'نسخ الرمز',
  'publicChart.list': 'العامة الآن',
  'publicChart.none': 'لا رسم عامًا في الوقت الحالي.',
  'publicChart.is': 'الأشهر: {months}. اللغة: {language}. المقياس: {scale}.',
  'publicChart.by': 'أنشأه {by} في {when}.',
  'publicChart.endless': 'يُعرض إلى أن يُسحب.',
  'publicChart.ends': 'يُعرض حتى {until}.',
  'publicChart.open': 'فتحه',
  'publicChart.alone': 'فتحه في صفحة مستقلة',
  'publicChart.withdraw': 'سحب',
  'publicChart.withdrawQuestion':
    'لن يعرض عنوانه شيئًا بعد ذلك، ولا في صفحات المواقع الأخرى، خلال دقيقة. أتسحبه؟',
  'publicChart.shownWhat': 'هذا الرسم',
  'publicChart.notThere': 'لا رسم يُعرض هنا',
  'publicChart.knownOn': 'كما هو معروف في {day}',
  'publicChart.sources':
    '{count, plural, zero {المصادر: {names}} one {المصدر: {names}} two {المصدران: {names}} few {المصادر: {names}} many {المصادر: {names}} other {المصادر: {names}}}{more, plural, =0 {} zero {} one {؛ ومصدر آخر} two {؛ ومصدران آخران} few {؛ و# مصادر أخرى} many {؛ و# مصدرًا آخر} other {؛ و# مصدر آخر}}',
  'publicChart.noFigure': 'لا رقم في السجل لهذه الأشهر.',
  'publicChart.stale': 'هذا ما كان عليه حين قُرئ آخر مرة: لا يمكن قراءته من جديد الآن.',
} as const satisfies Translation<typeof en>;
