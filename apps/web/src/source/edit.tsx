import type { SourceBody, SourceItemWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { keys } from '../api/queries.js';
import { sourceApi } from '../api/sources.js';
import { useWords } from '../language/words.js';
import { ReliabilityField } from '../saying/grade-fields.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EditForm } from '../ui/edit-form.js';
import { TextField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';

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
        <EditForm
          label={words.t('source.edit')}
          first={firstOf(source)}
          version={source.version}
          send={(typed) => sourceApi.editSource(source.id, bodyOf(typed, source.version))}
          refresh={refresh}
          done={async () => {
            await refresh();
            setOpen(false);
            setSaved(true);
          }}
          submit={words.t('settings.save')}
        >
          <TextField
            name="title"
            label={words.t('citation.title')}
            hint={words.t('source.titleHint')}
            maxLength={500}
          />
          <TextField name="author" label={words.t('citation.author')} required={false} />
          <TextField name="publisher" label={words.t('citation.publisher')} required={false} />
          <TextField name="url" label={words.t('citation.address')} required={false} dir="ltr" />
          <TextField
            name="language"
            label={words.t('source.language')}
            hint={words.t('source.languageHint')}
            required={false}
            dir="ltr"
            maxLength={20}
          />
          <ReliabilityField hint={words.t('source.reliabilityHint')} />
        </EditForm>
      )}
    </Card>
  );
}

type Typed = Readonly<Record<'title' | 'author' | 'publisher' | 'url' | 'language' | 'reliability', string>>;

function firstOf(source: SourceItemWire): Typed {
  const { title, author, publisher, url, language, reliability } = source;
  const said = (text: string | null) => text ?? '';
  return {
    title,
    author: said(author),
    publisher: said(publisher),
    url: said(url),
    language: said(language),
    reliability: said(reliability),
  };
}

function bodyOf({ title, ...typed }: Typed, version: number): SourceBody {
  const orNull = (text: string) => text.trim() || null;
  return {
    version,
    title,
    author: orNull(typed.author),
    publisher: orNull(typed.publisher),
    url: orNull(typed.url),
    language: orNull(typed.language),
    reliability: orNull(typed.reliability) as SourceBody['reliability'],
  };
}
