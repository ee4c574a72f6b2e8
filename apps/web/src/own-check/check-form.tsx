import { checkRelations, severities } from '@marsad/indicators';
import type { OwnCheckWire } from '@marsad/indicators/contract';
import { ownCheckLimits } from '@marsad/indicators/limits';
import { useState } from 'react';
import { ownCheckApi } from '../api/own-checks.js';
import { useWords } from '../language/words.js';
import { severityNames } from '../saying/severity.js';
import { BothLanguages } from '../ui/both-languages.js';
import { Button } from '../ui/button.js';
import { ServerForm, type Typed } from '../ui/form.js';
import { ChoiceField, TextField } from '../ui/form-fields.js';
import { bodyOf, type CheckDraft } from './draft.js';
import { Preview } from './preview.js';
import { SideField } from './side-field.js';

interface Props {
  /** Null for a new one. */
  readonly check: OwnCheckWire | null;
  readonly first: CheckDraft;
  readonly label: string;
  readonly done: (check: OwnCheckWire) => void;
  readonly cancel: () => void;
}

/** A check as a whole, with what the figures say of it as it stands. */
export function CheckForm({ check, first, label, done, cancel }: Props) {
  const words = useWords();
  // A new one is begun once.
  const [begun] = useState(first);
  return (
    <ServerForm<CheckDraft, OwnCheckWire>
      label={label}
      first={check === null ? begun : first}
      undoes={check !== null}
      creates={check === null}
      version={check?.version}
      send={(draft) => {
        const body = bodyOf(draft);
        if (body === null) return null;
        return check === null
          ? ownCheckApi.createOwnCheck(body)
          : ownCheckApi.editOwnCheck(check.id, { ...body, version: check.version });
      }}
      incomplete={words.t('ownCheck.incomplete')}
      done={done}
      submit={words.t(check === null ? 'ownCheck.add' : 'ownCheck.save')}
      beside={<Button onClick={cancel}>{words.t('account.cancel')}</Button>}
      className="flex flex-col gap-5"
    >
      {(typed) => (
        <>
          <Titles />
          <Statement typed={typed} />
          <Preview draft={typed.values} />
        </>
      )}
    </ServerForm>
  );
}

function Titles() {
  const words = useWords();
  const { title, note } = ownCheckLimits;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <BothLanguages
        name="title"
        label={words.t('ownCheck.name')}
        labelAr={words.t('ownCheck.nameAr')}
        hint={words.t('ownCheck.nameHint')}
        maxLength={title}
      />
      <BothLanguages
        name="note"
        label={words.t('ownCheck.note')}
        labelAr={words.t('ownCheck.noteAr')}
        maxLength={note}
        long
      />
    </div>
  );
}

function Statement({ typed: { values, change } }: { typed: Typed<CheckDraft> }) {
  const words = useWords();
  return (
    <>
      <SideField name="left" value={values.left} change={(left) => change({ left })} />
      <div className="grid gap-4 sm:grid-cols-3">
        <ChoiceField name="relation" label={words.t('ownCheck.relation')}>
          {checkRelations.map((relation) => (
            <option key={relation} value={relation}>
              {words.t(`ownCheck.relation.${relation}`)}
            </option>
          ))}
        </ChoiceField>
        {values.relation === 'equals' && (
          <TextField
            name="tolerance"
            label={words.t('ownCheck.tolerance')}
            hint={words.t('ownCheck.toleranceHint')}
            required={false}
            inputMode="decimal"
            dir="ltr"
            maxLength={10}
          />
        )}
        <ChoiceField name="severity" label={words.t('ownCheck.severity')}>
          {severities.map((severity) => (
            <option key={severity} value={severity}>
              {words.t(severityNames[severity])}
            </option>
          ))}
        </ChoiceField>
      </div>
      <SideField name="right" value={values.right} change={(right) => change({ right })} />
    </>
  );
}
