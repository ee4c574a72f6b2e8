/** A name in both languages, the page's own first; where one is left empty, the other stands in its place, and that is said. */
import { languages, ownFirst } from '@marsad/indicators';
import { useWords } from '../language/words.js';
import { LongField, TextField } from '../ui/form-fields.js';
import type { Names } from './definition.js';

interface Props {
  /** English and Arabic. */
  readonly names: readonly [string, string];
  readonly labels: readonly [string, string];
  readonly values: Names;
  readonly hint?: string;
  readonly maxLength: number;
  readonly long?: boolean;
  /** Neither is needed, and neither stands for the other. */
  readonly optional?: boolean;
  readonly makes?: readonly [string, string];
  /** Runs with what is typed in the English one. */
  readonly typedEnglish?: (text: string) => void;
}

export function NamePair({
  names,
  labels,
  values,
  hint,
  maxLength,
  long = false,
  optional = false,
  makes,
  typedEnglish,
}: Props) {
  const words = useWords();
  const field = (at: 0 | 1) => {
    const [own, other] = at === 0 ? [values.en, values.ar] : [values.ar, values.en];
    const fallsBack = !optional && own.trim() === '' && other.trim() !== '';
    const said = fallsBack ? words.t(at === 0 ? 'own.arabicStands' : 'own.englishStands') : hint;
    const shared = {
      name: names[at],
      label: labels[at],
      // One of the two is enough.
      required: !optional && other.trim() === '' && (at === 0 || words.language === languages[at]),
      dir: at === 0 ? ('ltr' as const) : ('rtl' as const),
      maxLength,
      makes: [makes?.[at] ?? names[at]],
      ...(said === undefined ? {} : { hint: said }),
    };
    return long ? (
      <LongField key={names[at]} {...shared} />
    ) : (
      <TextField
        key={names[at]}
        {...shared}
        {...(at === 0 && typedEnglish !== undefined ? { typed: typedEnglish } : {})}
      />
    );
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {ownFirst(words.language).map((language) => field(language === 'en' ? 0 : 1))}
    </div>
  );
}
