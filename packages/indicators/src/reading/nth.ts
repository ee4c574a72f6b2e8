/** Arabic numbers that count nothing: "الدفعة الـ29" is the 29th, "شخصان اثنان" are two once, "من عائلة واحدة" is which family. */
import type { Rule } from './barred.js';
import { isArabic, isDigits, nothing } from './token.js';
import { set } from './words.js';

/** What is one of a row. "الولايات الـ18" are eighteen. */
const inRow = set(
  'دفعه قمه ذكري دوره قرن جوله مرحله نسخه جلسه قافله وجبه مجموعه مركز مرتبه حلقه ليله رحله فرقه كتيبه فوج طبعه موسم',
  'يوم اسبوع شهر عام سنه ساعه عيد مؤتمر اجتماع تقرير حزمه',
);
const mostBetween = 2;

export const barNth: Rule = (tokens, at, bar) => {
  const before = tokens[at - 1] ?? nothing;
  if (isDigits(tokens[at]) && before.kind === 'prefix') {
    for (let noun = at - 2; noun >= Math.max(0, at - 2 - mostBetween); noun--) {
      const { folded, isWord } = tokens[noun] ?? nothing;
      if (!isWord) return;
      if (inRow.has(folded.replace(/^(?:في )?[وبفل]?ال/, '')) && /ال/.test(folded)) bar(at, at + 1);
    }
  }
  if (before.kind === 'two-of-unit' && /^اثنت?(?:ان|ين)$/.test(tokens[at]?.folded ?? '')) bar(at, at + 1);
  // "Two children from one family", "طفلان من عائلة واحدة"
  const isOne = /^(?:one|واحده?)$/.test(tokens[at]?.folded ?? '');
  if (!isOne) return;
  const token = tokens[at] ?? nothing;
  const [noun, of] = isArabic(token) ? [before, tokens[at - 2]] : [tokens[at + 1] ?? nothing, before];
  const isHousehold = noun.meant?.noun?.family === 'households';
  if (isHousehold && /^(?:من|from)$/.test(of?.folded ?? '')) bar(at, at + 1);
};
