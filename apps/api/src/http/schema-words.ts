/** Why a schema refuses a value, as a phrase for the sentences of problems, in both languages. */
import type { z } from '@hono/zod-openapi';
import { formatNumber, type Language } from '@marsad/indicators';

type Issue = z.core.$ZodIssue;
type Phrase = Readonly<Record<Language, string>>;

/** @param missing whether nothing stands at the place at all. */
export function reasonOf(issue: Issue, missing: boolean, language: Language): string {
  return phraseOf(issue, missing)[language];
}

function phraseOf(issue: Issue, missing: boolean): Phrase {
  switch (issue.code) {
    case 'invalid_type':
      return missing ? isMissing : wrongType(issue.expected);
    case 'invalid_value':
      return missing ? isMissing : oneOf(issue.values.map(String));
    case 'too_big':
      return limit('most', issue.origin, Number(issue.maximum));
    case 'too_small':
      return limit('least', issue.origin, Number(issue.minimum));
    case 'invalid_format':
      return formats[issue.format] ?? ownWords(issue.message);
    case 'invalid_key':
      return issue.issues[0] ? phraseOf(issue.issues[0], false) : ownWords(issue.message);
    case 'invalid_union':
      return missing ? isMissing : ofUnion(issue);
    default:
      return ownWords(issue.message);
  }
}

export const noText: Phrase = {
  en: 'it holds a character that is no text (NUL)',
  ar: 'فيه محرف ليس من النصوص (NUL)',
};

export const notUnicode: Phrase = {
  en: 'its text is not encoded in UTF-8',
  ar: 'نصّه ليس بترميز UTF-8',
};

const isMissing: Phrase = { en: 'it is missing', ar: 'لم يُذكر' };

function wrongType(expected: string): Phrase {
  const kind = kinds[expected] ?? { en: expected, ar: expected };
  return { en: `it has to be ${kind.en}`, ar: `يجب أن يكون ${kind.ar}` };
}

const kinds: Readonly<Record<string, Phrase>> = {
  string: { en: 'a text', ar: 'نصًّا' },
  number: { en: 'a number', ar: 'عددًا' },
  int: { en: 'a whole number', ar: 'عددًا صحيحًا' },
  boolean: { en: 'true or false', ar: 'true أو false' },
  object: { en: 'an object', ar: 'كائنًا (object)' },
  record: { en: 'an object', ar: 'كائنًا (object)' },
  array: { en: 'a list', ar: 'قائمة' },
};

function oneOf(values: readonly string[]): Phrase {
  const listed = values.join(', ');
  return {
    en: values.length === 1 ? `it has to be ${listed}` : `it has to be one of ${listed}`,
    ar:
      values.length === 1
        ? `يجب أن يكون \u2068${listed}\u2069`
        : `يجب أن يكون واحدًا من \u2068${listed}\u2069`,
  };
}

function limit(which: 'most' | 'least', origin: string, bound: number): Phrase {
  const en = formatNumber(bound, { language: 'en' });
  const ar = formatNumber(bound, { language: 'ar', isolate: true });
  if (origin === 'string')
    return {
      en:
        which === 'most'
          ? `it is too long (characters at most: ${en})`
          : `it is too short (characters at least: ${en})`,
      ar:
        which === 'most'
          ? `النص أطول من المسموح (أقصى عدد للأحرف: ${ar})`
          : `النص أقصر من اللازم (أقل عدد للأحرف: ${ar})`,
    };
  if (origin === 'array')
    return {
      en:
        which === 'most'
          ? `the list is too long (at most: ${en})`
          : `the list is too short (at least: ${en})`,
      ar:
        which === 'most'
          ? `القائمة أطول من المسموح (الأقصى: ${ar})`
          : `القائمة أقصر من اللازم (الأقل: ${ar})`,
    };
  return {
    en: which === 'most' ? `it may be at most ${en}` : `it has to be at least ${en}`,
    ar: which === 'most' ? `يجب ألا يزيد على ${ar}` : `يجب ألا يقل عن ${ar}`,
  };
}

const formats: Readonly<Record<string, Phrase>> = {
  datetime: {
    en: 'it is no instant: write it like 2020-06-16T12:00:00Z',
    ar: 'ليس وقتًا محددًا: اكتبه مثل \u20662020-06-16T12:00:00Z\u2069',
  },
  date: {
    en: 'it is no day: write it like 2020-06-16',
    ar: 'ليس يومًا: اكتبه مثل \u20662020-06-16\u2069',
  },
};

/** What keeps it from being the one it looks most like, with the place where that lies. */
function ofUnion({ errors }: Extract<Issue, { code: 'invalid_union' }>): Phrase {
  const branches = errors.filter((branch) => !branch.some((one) => one.path.length === 0));
  const [first] = branches.length === 1 ? (branches[0] ?? []) : [];
  if (first === undefined)
    return { en: 'it is none of the forms that are read', ar: 'ليس بشكل من الأشكال المقروءة' };
  const { en, ar } = phraseOf(first, false);
  const place = first.path.map(String).join('.');
  return { en: `“${place}”: ${en}`, ar: `«\u2068${place}\u2069»: ${ar}` };
}

/** The schemas' own sentences, which stand beside what they refuse. */
function ownWords(message: string): Phrase {
  return { en: message, ar: inArabic[message] ?? message };
}

const inArabic: Readonly<Record<string, string>> = {
  'give the brief a title': 'أعط الموجز عنوانًا',
  'name each indicator once': 'اذكر كل مؤشر مرة واحدة',
  'names an indicator twice': 'ذُكر مؤشر مرتين',
  'give the title of the document or report': 'أدخل عنوان الوثيقة أو التقرير',
  'give a language tag such as en, ar or ku': 'أدخل رمز لغة مثل en أو ar أو ku',
  'is nested more than 12 deep': 'الشروط متداخلة أكثر من 12 مستوى',
  'is no identifier: small letters a to z, digits and hyphens, 63 at most, as in border-crossings':
    'ليس معرّفًا: يتألف من أحرف لاتينية صغيرة وأرقام وشرطات، 63 على الأكثر، مثل border-crossings',
  'is no day: write it like 2020-06-16': 'ليس يومًا: اكتبه مثل \u20662020-06-16\u2069',
  'is no label: letters, digits and underscores': 'ليس اسم وسم: يتألف من أحرف لاتينية وأرقام وشرطات سفلية',
  'is no duration: write 30s, 5m, 4h or 1d': 'ليس مدة: اكتب 30s أو 5m أو 4h أو 1d',
  'is no matcher: write severity="critical" or team!="west"':
    'ليس شرط مطابقة: اكتب severity="critical" أو team!="west"',
  'is no web address: http:// or https://': 'ليس عنوانًا على الشبكة: يبدأ بـ http:// أو https://',
  'is no e-mail address': 'ليس عنوان بريد إلكتروني',
  'give it a name': 'أعطه اسمًا',
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
};
