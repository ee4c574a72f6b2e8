import type { ImportWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { ServerForm } from '../ui/form.js';
import { TextField } from '../ui/form-fields.js';

/** Keeps what the columns mean for the next table that has the same ones. */
export function SaveMapping({ one }: { one: ImportWire }) {
  const words = useWords();
  const client = useQueryClient();
  return (
    <ForRole needed="editor">
      <details className="text-sm">
        <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
          {words.t('import.saveMapping')}
        </summary>
        <div className="mt-2">
          <ServerForm
            label={words.t('import.saveMapping')}
            first={{ name: '' }}
            asks={false}
            send={({ name }) =>
              tableApi.saveMapping({
                name: name.trim(),
                columns: one.columns.map((column) => column.name),
                mapping: one.mapping,
              })
            }
            done={() => client.invalidateQueries({ queryKey: keys.mappings })}
            submit={words.t('import.saveMappingDo')}
            success={words.t('import.saveMappingDone')}
          >
            <TextField
              name="name"
              label={words.t('import.saveMappingName')}
              hint={words.t('import.saveMappingHint')}
              maxLength={200}
            />
          </ServerForm>
        </div>
      </details>
    </ForRole>
  );
}
