import type { ImportWire } from '@marsad/indicators/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { failureText } from '../ui/failed.js';
import { LeaveQuestion } from '../ui/leave-question.js';
import { Notice } from '../ui/notice.js';
import { ColumnTable } from './column-table.js';
import { Constants } from './constants.js';
import { type Draft, draftOf, mappingOf } from './mapping-edit.js';
import { Reading, Sheet } from './reading.js';
import { SaveMapping } from './save-mapping.js';
import { importKey, useReadAgain } from './use-import.js';

interface Props {
  readonly one: ImportWire;
  readonly isOpen: boolean;
  /** Told whether something else is meant here than the table was checked with. */
  readonly edited?: (isEdited: boolean) => void;
}

const nobody = () => {};

/** What each column means and why, to be changed in place. Nothing is read anew before it is asked for. */
export function Columns({ one, isOpen, edited = nobody }: Props) {
  const words = useWords();
  const id = useId();
  if (one.columns.length === 0) return null;
  return (
    <Card labelledBy={id}>
      <details open={isOpen} className="group">
        <summary className="cursor-pointer rounded-sm">
          <h2 id={id} className="inline text-base font-semibold">
            {words.t('import.columns')}
          </h2>
        </summary>
        {one.format?.vocabulary === 'marsad' ? (
          <p className="mt-2 max-w-prose text-sm text-muted">{words.t('import.ownColumns')}</p>
        ) : (
          <Editor key={JSON.stringify(one.mapping)} one={one} edited={edited} />
        )}
      </details>
    </Card>
  );
}

export interface EditProps {
  readonly one: ImportWire;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
}

function Editor({ one, edited }: Required<Pick<Props, 'one' | 'edited'>>) {
  const words = useWords();
  const readAgain = useReadAgain(one.id);
  const [draft, setDraft] = useState(() => draftOf(one.mapping));
  const sending = useMutation({
    mutationKey: importKey(one.id),
    mutationFn: (mapping: ImportWire['mapping']) => tableApi.putMapping(one.id, mapping),
    onSuccess: (answer) => readAgain(answer),
  });
  const whole = mappingOf(draft);
  const isChanged = whole.kind === 'incomplete' || !isSame(whole.mapping, one.mapping);
  useEffect(() => {
    edited(isChanged);
    return () => edited(false);
  }, [edited, isChanged]);
  const edit = {
    one,
    draft,
    change: (next: Draft) => {
      sending.reset();
      setDraft(next);
    },
  };
  return (
    <div className="mt-2 flex flex-col gap-5">
      <LeaveQuestion unsaved={isChanged} />
      <p className="max-w-prose text-sm text-muted">{words.t('import.columnsLead')}</p>
      <ColumnTable {...edit} />
      <Constants {...edit} />
      <Reading {...edit} />
      <Sheet one={one} />
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {whole.kind === 'incomplete' && (
          <Notice kind="warning">
            {words.t('import.incomplete', { what: words.t(`import.field.${whole.missing as 'period'}`) })}
          </Notice>
        )}
        {sending.isError && <Notice kind="error">{failureText(words, sending.error)}</Notice>}
      </div>
      {isChanged && (
        <div className="flex flex-wrap gap-3">
          <Button
            look="primary"
            disabled={whole.kind === 'incomplete' || sending.isPending}
            onClick={() => {
              if (whole.kind === 'whole') sending.mutate(whole.mapping);
            }}
          >
            {words.t(sending.isPending ? 'account.working' : 'import.useMeanings')}
          </Button>
          <Button disabled={sending.isPending} onClick={() => edit.change(draftOf(one.mapping))}>
            {words.t('form.undo')}
          </Button>
        </div>
      )}
      {!isChanged && one.status === 'planned' && <SaveMapping one={one} />}
    </div>
  );
}

/** The order of its keys says nothing. */
function isSame(a: ImportWire['mapping'], b: ImportWire['mapping']): boolean {
  const written = (mapping: ImportWire['mapping']) => JSON.stringify(sorted(mappingAgain(mapping)));
  return written(a) === written(b);
}

function mappingAgain(mapping: ImportWire['mapping']): unknown {
  const again = mappingOf(draftOf(mapping));
  return again.kind === 'whole' ? again.mapping : mapping;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
