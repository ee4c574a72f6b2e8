import { useState } from 'react';
import { useWords } from '../language/words.js';
import { TextField } from '../ui/form-fields.js';

interface Props {
  readonly name: string;
  readonly label: string;
}

/** A password to be chosen: what is asked of it is said before, and it can be looked at. */
export function NewPassword({ name, label }: Props) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField
        name={name}
        label={label}
        type={shown ? 'text' : 'password'}
        dir="ltr"
        autoComplete="new-password"
        minLength={12}
        hint={words.t('account.passwordHint')}
      />
      <label className="mt-2 flex min-h-6 w-fit items-center gap-2 text-sm text-muted">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {words.t('account.showPassword')}
      </label>
    </div>
  );
}
