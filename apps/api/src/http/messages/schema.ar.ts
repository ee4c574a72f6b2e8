import type { Translation } from '@marsad/indicators';
import type { en } from './schema.en.js';

export const ar = {
  'give the brief a title': 'أعط الموجز عنوانًا',
  'name each indicator once': 'اذكر كل مؤشر مرة واحدة',
  'names an indicator twice': 'ذُكر مؤشر مرتين',
  'give the title of the document or report': 'أدخل عنوان الوثيقة أو التقرير',
  'give a language tag such as en, ar or ku': 'أدخل رمز لغة مثل en أو ar أو ku',
  'is nested more than 12 deep': 'الشروط متداخلة أكثر من 12 مستوى',
  'holds more than 50 conditions': 'فيه أكثر من 50 شرطًا',
  'is no identifier: small letters a to z, digits and hyphens, 63 at most, as in border-crossings':
    'ليس معرّفًا: يتألف من أحرف لاتينية صغيرة وأرقام وشرطات، 63 على الأكثر، مثل border-crossings',
  'is of no year from 1900 to 2200': 'ليس من سنة بين 1900 و2200',
  'is no day: write it like 2020-06-16': 'ليس يومًا: اكتبه مثل \u20662020-06-16\u2069',
  'is no label: letters, digits and underscores': 'ليس اسم وسم: يتألف من أحرف لاتينية وأرقام وشرطات سفلية',
  'is no duration: write 30s, 5m, 4h or 1d': 'ليس مدة: اكتب 30s أو 5m أو 4h أو 1d',
  'is no matcher: write severity="critical" or team!="west"':
    'ليس شرط مطابقة: اكتب severity="critical" أو team!="west"',
  'is no web address: http:// or https://': 'ليس عنوانًا على الشبكة: يبدأ بـ http:// أو https://',
  'is no e-mail address': 'ليس عنوان بريد إلكتروني',
  'give it a name': 'أعطه اسمًا',
  'give a word to search for': 'اكتب كلمة تبحث عنها',
  'a name is one line without control characters': 'الاسم سطر واحد بلا محارف تحكم',
  'is no secret: whsec_ and at least 12 bytes in base64':
    'ليس سرًّا صالحًا: whsec_ ثم 12 بايت على الأقل بترميز base64',
  'name at least one label: a silence of everything hides everything':
    'اذكر وسمًا واحدًا على الأقل: الصمت عن كل شيء يخفي كل شيء',
  'holds a character that is no text': 'فيه محرف ليس من النصوص',
  'give the reason: whoever looks later has to understand it': 'اذكر السبب: على من ينظر لاحقًا أن يفهمه',
  'a change is absolute, or in per cent, or both': 'التغيّر مطلق أو بالنسبة المئوية أو كلاهما',
  'a code stands twice': 'ورد رمز مرتين',
  'a dimension stands twice': 'ورد بُعد مرتين',
  'a flow needs the basis its figures are normalised to: day, month or year':
    'يحتاج التدفق إلى المدة التي تُحسب أرقامه على أساسها: يوم أو شهر أو سنة',
  'only a flow has a rate basis': 'أساس المعدل للتدفقات وحدها',
  'only a flow is stated as a rate': 'لا يُذكر معدلًا إلا التدفق',
  'write column with the name of a column, or is with what holds for every row: one of the two':
    'اكتب \u2066column\u2069 مع اسم عمود، أو \u2066is\u2069 مع ما يصح لكل الصفوف: أحدهما فقط',
  'write column or is, or at least one of lower, upper and point, each with column or is':
    'اكتب \u2066column\u2069 أو \u2066is\u2069، أو واحدًا على الأقل من \u2066lower\u2069 و\u2066upper\u2069 و\u2066point\u2069، ومع كل منها \u2066column\u2069 أو \u2066is\u2069',
  'write column or is, or from and to, or year and month, or year and week, each with column or is; a column of quarters goes with a year as its month':
    'اكتب \u2066column\u2069 أو \u2066is\u2069، أو \u2066from\u2069 و\u2066to\u2069، أو \u2066year\u2069 و\u2066month\u2069، أو \u2066year\u2069 و\u2066week\u2069، ومع كل منها \u2066column\u2069 أو \u2066is\u2069؛ وعمود أرباع السنة يوضع مع السنة مكان الشهر',
  'write rows where each row counts once, or column, or any of lower, upper and point':
    'اكتب \u2066rows\u2069 حيث يُعدّ كل صف مرة، أو \u2066column\u2069، أو أيًّا من \u2066lower\u2069 و\u2066upper\u2069 و\u2066point\u2069',
} as const satisfies Translation<typeof en>;
