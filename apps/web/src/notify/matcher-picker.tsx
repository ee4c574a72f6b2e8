import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyApi } from '../api/notify.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';

/** Puts a line together from the labels and values there are, for whoever does not know them by heart. */
export function MatcherPicker({ add }: { add: (line: string) => void }) {
  const words = useWords();
  const { data } = useQuery({ queryKey: keys.labels, queryFn: ({ signal }) => notifyApi.labels(signal) });
  const [label, setLabel] = useState('');
  const [op, setOp] = useState('=');
  const [value, setValue] = useState('');
  // Typing a line by hand goes on without it.
  if (data === undefined) return null;
  const values = data.items.find(({ name }) => name === label)?.values ?? [];
  return (
    <fieldset className="flex flex-wrap items-end gap-2">
      <legend className="mb-1 text-sm text-muted">{words.t('receivers.pick')}</legend>
      <Field label={words.t('receivers.pickLabel')}>
        {(aids) => (
          <select
            {...aids}
            dir="ltr"
            value={label}
            onChange={({ target }) => {
              setLabel(target.value);
              setValue('');
            }}
          >
            <option value="">{words.t('told.choose')}</option>
            {data.items.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.t('receivers.pickOp')}>
        {(aids) => (
          <select {...aids} value={op} onChange={({ target }) => setOp(target.value)}>
            <option value="=">{words.t('receivers.pickIs')}</option>
            <option value="!=">{words.t('receivers.pickIsNot')}</option>
          </select>
        )}
      </Field>
      <Field label={words.t('receivers.pickValue')}>
        {(aids) => (
          <select {...aids} dir="auto" value={value} onChange={({ target }) => setValue(target.value)}>
            <option value="">{words.t('told.choose')}</option>
            {values.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button
        disabled={label === '' || value === ''}
        onClick={() => {
          add(`${label}${op}"${value}"`);
          setLabel('');
          setValue('');
        }}
      >
        {words.t('receivers.pickAdd')}
      </Button>
    </fieldset>
  );
}
