/** What a rule is called and said to be for, in both languages. */
import { useWords } from '../language/words.js';
import type { RuleDraft } from './draft.js';
import { NameField } from './plain-fields.js';

interface Props {
  readonly draft: RuleDraft;
  readonly change: (fields: Partial<RuleDraft>) => void;
}

export function WordingFields({ draft, change }: Props) {
  const words = useWords();
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <NameField
          name="name"
          label={words.t('rules.name')}
          makes={['name']}
          hint={words.t('rules.nameHint')}
          dir="auto"
          value={draft.name}
          change={(name) => change({ name })}
        />
        <NameField
          name="name-ar"
          label={words.t('rules.nameAr')}
          makes={['name/ar']}
          dir="rtl"
          value={draft.nameAr}
          change={(nameAr) => change({ nameAr })}
        />
      </div>
      <NameField
        name="description"
        label={words.t('rules.description')}
        hint={words.t('rules.descriptionHint')}
        makes={['description']}
        dir="auto"
        maxLength={1000}
        value={draft.description}
        change={(description) => change({ description })}
      />
      <NameField
        name="description-ar"
        label={words.t('rules.descriptionAr')}
        makes={['description/ar']}
        dir="rtl"
        maxLength={1000}
        value={draft.descriptionAr}
        change={(descriptionAr) => change({ descriptionAr })}
      />
    </>
  );
}
