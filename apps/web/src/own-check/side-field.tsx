import { ownCheckLimits } from '@marsad/indicators/limits';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { useFieldFaults } from '../ui/form-fields.js';
import { emptyTerm, type SideDraft, type TermDraft } from './draft.js';
import { TermField } from './term-field.js';

interface Props {
  readonly name: 'left' | 'right';
  readonly value: SideDraft;
  readonly change: (side: SideDraft) => void;
}

/** One side of a check: what is added up, and what it is a share of. */
export function SideField({ name, value, change }: Props) {
  const words = useWords();
  const label = words.t(name === 'left' ? 'ownCheck.left' : 'ownCheck.right');
  const faults = useFieldFaults({ name, label });
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-3 rounded-tremor-small border border-line p-3"
      aria-describedby={faults.length > 0 ? `${name}-faults` : undefined}
    >
      <legend className="px-1 text-sm font-semibold">{label}</legend>
      <TermsField label={label} terms={value.terms} change={(terms) => change({ ...value, terms })} />
      <label className="flex min-h-8 w-fit items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={value.isShare}
          onChange={({ target }) => change({ ...value, isShare: target.checked })}
        />
        {words.t('ownCheck.isShare')}
      </label>
      {value.isShare && (
        <TermsField
          label={`${label}${words.t('list.comma')}${words.t('ownCheck.whole')}`}
          terms={value.shareOf}
          change={(shareOf) => change({ ...value, shareOf })}
        />
      )}
      {faults.length > 0 && (
        <ul id={`${name}-faults`} className="text-sm text-refused">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

interface TermsProps {
  readonly label: string;
  readonly terms: readonly TermDraft[];
  readonly change: (terms: readonly TermDraft[]) => void;
}

function TermsField({ label, terms, change }: TermsProps) {
  const words = useWords();
  return (
    <div className="flex flex-col gap-3">
      {terms.map((term, at) => (
        <TermField
          key={term.key}
          label={words.t('ownCheck.term', { side: label, number: at + 1 })}
          term={term}
          change={(part) => change(terms.map((one) => (one.key === term.key ? { ...one, ...part } : one)))}
          remove={terms.length === 1 ? null : () => change(terms.filter((one) => one.key !== term.key))}
        />
      ))}
      {terms.length < ownCheckLimits.terms && (
        <div className="flex flex-wrap gap-2">
          {(['figure', 'fact'] as const).map((kind) => (
            <Button
              key={kind}
              aria-label={`${words.t(`ownCheck.add.${kind}`)}: ${label}`}
              onClick={() => change([...terms, emptyTerm(kind)])}
            >
              {words.t(`ownCheck.add.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
