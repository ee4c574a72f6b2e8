/** How far a source is to be relied on, and how credible a figure is, as the fields of a form. */
import { useWords } from '../language/words.js';
import { ChoiceField } from '../ui/form-fields.js';

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const numbers = [1, 2, 3, 4, 5, 6] as const;

export function ReliabilityField({ hint }: { hint?: string }) {
  const words = useWords();
  return (
    <ChoiceField
      name="reliability"
      label={words.t('field.reliability')}
      {...(hint === undefined ? {} : { hint })}
    >
      <option value="">{words.t('grade.none')}</option>
      {letters.map((letter) => (
        <option key={letter} value={letter}>
          {letter} – {words.t(`reliability.${letter}`)}
        </option>
      ))}
    </ChoiceField>
  );
}

export function CredibilityField() {
  const words = useWords();
  return (
    <ChoiceField name="credibility" label={words.t('field.credibility')}>
      <option value="">{words.t('grade.none')}</option>
      {numbers.map((number) => (
        <option key={number} value={number}>
          {words.number(number)} – {words.t(`credibility.${number}`)}
        </option>
      ))}
    </ChoiceField>
  );
}
