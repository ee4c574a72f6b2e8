import type { SourceBody, SourceItemWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Field } from '../ui/field.js';
import { ServerForm, TextField, text } from '../ui/form.js';
import { Notice } from '../ui/notice.js';

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** What is said of a source, mended once for every figure that cites it. */
export function SourceEdit({ source }: { source: SourceItemWire }) {
  const words = useWords();
  const id = useId();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const refresh = () =>
    Promise.all(
      [keys.sources, keys.allObservations, ['series']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  return (
    <Card labelledBy={id} className="flex flex-col gap-4">
      <h2 id={id} className="text-base font-semibold">
        {words.t('source.edit')}
      </h2>
      <div role="status" className="empty:hidden">
        {saved && !open && <Notice kind="good">{words.t('source.saved')}</Notice>}
      </div>
      <div>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.t('source.editOpen')}
        </Button>
      </div>
      {open && (
        <ServerForm
          // What somebody else saved meanwhile is shown before it is saved over.
          key={source.version}
          label={words.t('source.edit')}
          send={(form) =>
            api.editSource(source.id, bodyIn(form, source)).catch(async (error) => {
              await refresh();
              throw error;
            })
          }
          done={async () => {
            await refresh();
            setOpen(false);
            setSaved(true);
          }}
          submit={words.t('settings.save')}
        >
          {(at) => (
            <>
              <TextField
                name="title"
                label={words.t('citation.title')}
                hint={words.t('source.titleHint')}
                defaultValue={source.title}
                maxLength={500}
                at={at}
              />
              <TextField
                name="author"
                label={words.t('citation.author')}
                defaultValue={source.author ?? ''}
                required={false}
                at={at}
              />
              <TextField
                name="publisher"
                label={words.t('citation.publisher')}
                defaultValue={source.publisher ?? ''}
                required={false}
                at={at}
              />
              <TextField
                name="url"
                label={words.t('citation.address')}
                defaultValue={source.url ?? ''}
                required={false}
                dir="ltr"
                at={at}
              />
              <TextField
                name="language"
                label={words.t('source.language')}
                hint={words.t('source.languageHint')}
                defaultValue={source.language ?? ''}
                required={false}
                dir="ltr"
                maxLength={20}
                at={at}
              />
              <Field
                label={words.t('field.reliability')}
                hint={words.t('source.reliabilityHint')}
                errors={at('reliability')}
              >
                {(aids) => (
                  <select {...aids} name="reliability" defaultValue={source.reliability ?? ''}>
                    <option value="">{words.t('grade.none')}</option>
                    {letters.map((letter) => (
                      <option key={letter} value={letter}>
                        {letter} – {words.t(`reliability.${letter}`)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </>
          )}
        </ServerForm>
      )}
    </Card>
  );
}

function bodyIn(form: FormData, { version }: SourceItemWire): SourceBody {
  const orNull = (name: string) => text(form, name).trim() || null;
  return {
    version,
    title: text(form, 'title'),
    author: orNull('author'),
    publisher: orNull('publisher'),
    url: orNull('url'),
    language: orNull('language'),
    reliability: orNull('reliability') as SourceBody['reliability'],
  };
}
