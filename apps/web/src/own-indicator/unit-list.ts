/** The units that are read and written, to be found by any word for them, in either language. */
import { describedUnits, type Language, languages, searchFolded, unitWord } from '@marsad/indicators';
import { unitAliases } from '@marsad/indicators/offline';

interface UnitChoice {
  readonly code: string;
  readonly name: string;
  /** In the other language. */
  readonly other: string;
}

interface Known {
  readonly code: string;
  readonly names: Readonly<Record<Language, string>>;
  /** What it is called here, and what else people write for it. */
  readonly own: readonly string[];
  readonly found: readonly string[];
}

let known: readonly Known[] | null = null;

function knownUnits(): readonly Known[] {
  known ??= describedUnits.map((code) => {
    const names = Object.fromEntries(languages.map((one) => [one, unitWord(code, one)])) as Record<
      Language,
      string
    >;
    const counted = languages.map((one) => unitWord(code, one, 1));
    const own = [code, ...Object.values(names), ...counted].map(searchFolded);
    const found = [...own, ...(unitAliases[code] ?? []).map(searchFolded)].filter((word) => word !== '');
    return { code, names, own, found };
  });
  return known;
}

/** Those that are called so, the nearest first: by a whole word, by how one begins, by what is in it. */
export function unitsCalled(asked: string, language: Language): UnitChoice[] {
  const wanted = searchFolded(asked);
  const rank = ({ own, found }: Known) => {
    if (wanted === '' || own.includes(wanted)) return 0;
    if (found.includes(wanted)) return 1;
    if (found.some((word) => word.startsWith(wanted))) return 2;
    return found.some((word) => word.includes(wanted)) ? 3 : 4;
  };
  const other = language === 'en' ? 'ar' : 'en';
  return knownUnits()
    .map((unit) => ({ unit, rank: rank(unit) }))
    .filter((one) => one.rank < 4)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ unit: { code, names } }) => ({ code, name: names[language], other: names[other] }));
}
