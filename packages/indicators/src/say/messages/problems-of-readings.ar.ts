import type { Translation } from '../../language/message.js';
import type { en } from './problems-of-readings.en.js';

export const ar = {
  'reading-too-large': 'الملف أكبر من {most} ميغابايت. قسّمه، أو احذف صوره.',
  'reading-too-many-pages':
    'في الملف أكثر من {most} صفحة{pages, select, none {} other {: {pages}}}. قسّمه، واقرأ الأجزاء التي فيها أرقام.',
  'reading-too-much-text': 'النص أطول من {most} حرف. قسّمه، واقرأ الأجزاء التي فيها أرقام.',
  'reading-of-other-kind':
    '{kind, select, image {هذه صورة، والأرقام تُقرأ من النص وحده. استخرج نصها ببرنامج للتعرف على الحروف واحفظه بصيغة PDF ثم ارفعه.} table {هذا جدول لا نص. استورده جدولًا.} slides {هذه شرائح عرض. احفظها بصيغة PDF ثم ارفعها.} doc {هذا مستند من Word 97–2003 (‎.doc). افتحه واحفظه بصيغة DOCX أو PDF ثم ارفعه.} rtf {هذا نص منسّق (‎.rtf). افتحه واحفظه بصيغة DOCX أو PDF ثم ارفعه.} archive {هذا ملف مضغوط. فكّ ضغطه وارفع النص الذي فيه.} other {ليس هذا نصًا تمكن قراءته. احفظه بصيغة PDF أو DOCX أو ODT أو HTML أو Markdown أو نصًا عاديًا ثم ارفعه.}}',
  'reading-encrypted': 'الملف محمي بكلمة مرور. احفظه من دونها ثم ارفعه من جديد.',
  'reading-damaged':
    'الملف تالف أو ناقص{part, select, none {} other { ({part})}}. افتحه واحفظه من جديد ثم ارفعه.',
  'reading-unpacks-too-large':
    'يحوي الملف بعد فكّ ضغطه أكثر بكثير مما يسمح به حجمه. افتحه واحفظه من جديد ثم ارفعه.',
  'reading-declares-entities':
    'في الملف تعريفات (DOCTYPE) لا يكتبها أي برنامج نصوص. افتحه واحفظه من جديد ثم ارفعه.',
  'reading-encoding': 'لا يُعرف ترميز أحرف هذا النص. احفظه بترميز UTF-8 ثم ارفعه من جديد.',
  'reading-scanned':
    '{count, plural, zero {لا صفحات في الملف} one {الصفحة صورة} two {الصفحتان صورتان} few {الصفحات كلها ({count}) صور} many {الصفحات كلها ({count}) صور} other {الصفحات كلها ({count}) صور}}: لا نص في الملف. استخرج نصه ببرنامج للتعرف على الحروف واحفظه بصيغة PDF ثم ارفعه.',
  'reading-without-text': 'لا نص في الملف. ارفع ملفًا فيه نص.',
  'reading-too-long': 'استغرقت قراءة النص أكثر من {seconds} ثانية. قسّمه، واقرأ الأجزاء التي فيها أرقام.',
  'reading-too-much-memory':
    'احتاج النص إلى ذاكرة أكبر من المتاح لنص واحد. قسّمه، أو احفظه من جديد بصيغة PDF بلا صور.',
  'reading-pages-without-text':
    '{count, plural, zero {في كل صفحة نص} one {لا نص في الصفحة {pages}} two {لا نص في صفحتين: {pages}} few {لا نص في {count} صفحات: {pages}} many {لا نص في {count} صفحة: {pages}} other {لا نص في {count} صفحة: {pages}}}. ولم يُقرأ ما فيها من صور.',
  'reading-figures-left-out':
    'في النص أكثر من {most} رقم. تُرك ما بعد الصفحة أو الفقرة {at}: اقرأ الباقي وحده.',
  'reading-not-done':
    '{status, select, failed {تعذّرت قراءة هذا النص، فلا أرقام منه.} other {لا تزال قراءة هذا النص جارية. انتظر حتى تنتهي.}}',
  'reading-on-record': 'في السجل أرقام من هذا النص، وهو يبيّن موضعها. يمكن لمحرّر أن يحذفه.',
  'candidate-accepted': 'سُلّم هذا الرقم من قبل. انظر ما آل إليه؛ ولتغييره صحّحه حيث هو في السجل.',
  'candidate-dismissed': 'استُبعد هذا الرقم. أعِد فتحه أولًا.',
  'candidate-open': 'هذا الرقم مفتوح: لم يبتّ فيه أحد.',
  'candidate-without-indicator': 'لا مؤشر معروف لهذا الرقم. سمِّ مؤشره في \u2066indicator\u2069.',
  'candidate-without-period': 'لا يذكر النص فترة هذا الرقم. اذكرها في \u2066period\u2069.',
  'candidate-is-change':
    'يذكر النص مقدار ما {change, select, rise {زاد} other {نقص}} شيء ما، لا مقدار الموجود. اذكر الرقم نفسه في \u2066value\u2069، أو استبعد هذا.',
  'warn-figure-is-change':
    'يذكر النص مقدار ما {change, select, rise {زاد} other {نقص}} شيء ما، لا مقدار الموجود.',
  'warn-figure-without-period': 'لا يذكر النص فترة هذا الرقم.',
  'warn-figure-vague': 'لم يعدّ أحد: أُخذ «{text}» بأقل ما يعنيه. انظر أيكفي ذلك.',
  'warn-figure-hedge-apart': 'تحفّظ مذكور قبل هذا الرقم يشمله أيضًا. انظر أهذا هو المقصود.',
} as const satisfies Translation<typeof en>;
