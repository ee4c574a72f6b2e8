import { useState } from 'react';
import { useWords } from '../language/words.js';
import { Field } from '../ui/field.js';
import type { EditProps } from './columns.js';
import { rowsIn, rowsText } from './row-numbers.js';

/** Which rows are no figures: those that were found to be none, until somebody says it themselves. */
export function RowsLeftOut({ one, draft, change }: EditProps) {
  const words = useWords();
  const [text, setText] = useState(() => rowsText(draft.rest.skipRows ?? foundIn(one.notes)));
  const isRead = rowsIn(text) !== null;
  return (
    <Field
      label={words.t('import.skipRows')}
      hint={words.t('import.skipRowsHint')}
      errors={isRead ? [] : [words.t('import.skipRowsFault')]}
    >
      {(aids) => (
        <input
          {...aids}
          dir="ltr"
          inputMode="text"
          maxLength={4_000}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            const skipRows = rowsIn(target.value);
            if (skipRows !== null) change({ ...draft, rest: { ...draft.rest, skipRows: [...skipRows] } });
          }}
        />
      )}
    </Field>
  );
}

const codes: readonly string[] = ['rows-of-totals', 'rows-of-remarks'];

/** What was found to be left out: totals, and remarks under the table. */
function foundIn(notes: EditProps['one']['notes']): readonly number[] {
  const found = notes.flatMap(({ code, params }) =>
    codes.includes(code) ? (rowsIn(String(params?.rows ?? '')) ?? []) : [],
  );
  return found.toSorted((a, b) => a - b);
}
