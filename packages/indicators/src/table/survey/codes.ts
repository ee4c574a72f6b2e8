/** Which code of a dimension a text of a table is. */

import { isNoCode } from '../../exchange/sdmx.js';
import type { Dimension, DimensionCode } from '../../indicator/indicator.js';
import { folded } from './fold.js';
import { isTotal } from './words.js';

/** Words of several languages that are one to whoever writes tables. */
const alike: readonly (readonly string[])[] = [
  [
    ...[
      'women',
      'woman',
      'female',
      'females',
      'f',
      'w',
      'fem',
      'femme',
      'femmes',
      'féminin',
      'mujer',
      'mujeres',
    ],
    ...['femenino', 'نساء', 'امرأة', 'النساء', 'إناث', 'أنثى', 'الإناث', 'نسوة'],
  ],
  [
    ...['men', 'man', 'male', 'males', 'm', 'masc', 'homme', 'hommes', 'h', 'masculin', 'hombre', 'hombres'],
    ...['masculino', 'رجال', 'رجل', 'الرجال', 'ذكور', 'ذكر', 'الذكور'],
  ],
  ['girls', 'girl', 'fille', 'filles', 'niña', 'niñas', 'فتيات', 'فتاة', 'بنات'],
  ['boys', 'boy', 'garçon', 'garçons', 'niño', 'فتيان', 'فتى', 'أولاد'],
  [
    ...['children', 'child', 'minors', 'minor', 'enfant', 'enfants', 'mineurs', 'niños y niñas', 'menores'],
    ...['أطفال', 'طفل', 'الأطفال', 'قاصرون'],
  ],
  ['adults', 'adult', 'adulte', 'adultes', 'adulto', 'adultos', 'بالغون', 'بالغين', 'البالغون', 'راشدون'],
  ['elderly', 'older people', 'personnes âgées', 'ancianos', 'كبار السن', 'مسنون', 'المسنون'],
];

const groups = new Map(alike.flatMap((names, at) => names.map((name) => [folded(name), at] as const)));

/** Which of the groups of people that every language has words for a text names. */
export const groupOf = (text: string): number | null => groups.get(folded(text)) ?? null;

const letters = { homme: folded('h'), either: folded('m') };

/** No code: the figure is of all of them together. */
export const noCode = '_T';

export interface CodeReader {
  /** The code; '_T' for the total; null for a text that is none of them. */
  readonly codeOf: (text: string) => string | null;
}

/**
 * @param texts what else stands in the column: M is a man beside F, and a woman (mujer) beside H.
 */
export function codeReader(dimension: Dimension, texts: Iterable<string>): CodeReader {
  const own = new Map<string, string>();
  const ofSeveral = new Set<string>();
  const add = (name: string | undefined, code: string) => {
    const plain = folded(name ?? '');
    if (plain === '') return;
    if ((own.get(plain) ?? code) === code) own.set(plain, code);
    else ofSeveral.add(plain);
  };
  for (const { code, name } of dimension.codes) for (const word of Object.values(name)) add(word, code);
  for (const plain of ofSeveral) own.delete(plain);
  // A code is its own before it is another's name.
  for (const { code } of dimension.codes) if (folded(code) !== '') own.set(folded(code), code);
  const byGroup = codesByGroup(dimension.codes);
  const m = meaningOfM(texts);
  const known = new Set(dimension.codes.map(({ code }) => code));
  return {
    codeOf: (text) => {
      const trimmed = text.trim();
      if (known.has(trimmed)) return trimmed;
      if (isNoCode(trimmed)) return noCode;
      const plain = folded(trimmed);
      const said = own.get(plain);
      if (said !== undefined) return said;
      const group = plain === letters.either ? m : groups.get(plain);
      const code = group === undefined || group === null ? undefined : byGroup.get(group);
      return code ?? (isTotal(trimmed) ? noCode : null);
    },
  };
}

function codesByGroup(codes: readonly DimensionCode[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const { code, name } of codes)
    for (const word of [code, ...Object.values(name)]) {
      const group = groups.get(folded(word ?? ''));
      if (group !== undefined && !found.has(group)) found.set(group, code);
    }
  return found;
}

/** Which group M is of; null where only the file's makers know. */
function meaningOfM(texts: Iterable<string>): number | null {
  const plain = new Set<string>();
  for (const text of texts) if (text.length < 20) plain.add(folded(text));
  const men = groups.get('men') ?? null;
  const women = groups.get('women') ?? null;
  const isOther = [...plain].some(
    (text) => text !== letters.either && text !== letters.homme && groups.get(text) === women,
  );
  if (plain.has(letters.homme)) return isOther ? null : women;
  return isOther ? men : null;
}

/** Other names of dimensions that many indicators have. */
const dimensionWords: readonly ReadonlySet<string>[] = [
  ['sex', 'gender', 'sexe', 'genre', 'sexo', 'género', 'الجنس', 'النوع', 'النوع الاجتماعي'],
  [
    'age',
    'age group',
    'âge',
    'edad',
    'groupe d âge',
    'grupo de edad',
    'العمر',
    'الفئة العمرية',
    'الفئات العمرية',
  ],
  ['nationality', 'nationalité', 'nacionalidad', 'الجنسية'],
  ['country', 'pays', 'país', 'البلد', 'الدولة'],
  ['governorate', 'province', 'gouvernorat', 'provincia', 'المحافظة', 'محافظة', 'adm1', 'admin1'],
  ['district', 'distrito', 'القضاء', 'قضاء', 'adm2', 'admin2'],
  ['crossing', 'border crossing', 'المعبر', 'معبر', 'point de passage', 'paso'],
  ['camp', 'المخيم', 'مخيم', 'campamento'],
].map((names) => new Set(names.map(folded)));

/** Whether a header, or a tag without its mark, names a dimension. */
export function namesDimension(header: string, { id, name }: Dimension): boolean {
  const plain = folded(header);
  if (plain === '') return false;
  const own = [id, ...Object.values(name)].map((word) => folded(word ?? ''));
  if (own.includes(plain)) return true;
  return dimensionWords.some((words) => words.has(plain) && own.some((word) => words.has(word)));
}
