import { useState } from 'react';
import { useWords, type Words } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { sizeText } from '../saying/file-size.js';
import { Button } from '../ui/button.js';
import { DropArea } from '../ui/drop-area.js';
import { failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { OnItsWay } from '../ui/on-its-way.js';
import { Section } from '../ui/section.js';
import { looksLikeCells } from './incoming.js';
import { type IncomingTables, useIncoming, useWholePage } from './use-incoming.js';

/** In the megabytes that file managers count by powers of two. */
const mostText = (words: Words, { mostMegabytes }: IncomingTables) =>
  sizeText(words, mostMegabytes * 1_000_000);

/** Where a table comes in: a file dropped or chosen, or cells pasted. */
export function BringIn() {
  const words = useWords();
  const incoming = useIncoming();
  const isOffline = useConnection().state === 'offline';
  const isFree = incoming.sending === null && !isOffline;
  const isOver = useWholePage(incoming, isFree);
  const { sending, refused, error } = incoming;
  return (
    <Section title={words.t('tables.new')}>
      <div className="grid gap-4 lg:grid-cols-2">
        <DropArea
          title={words.t('tables.drop')}
          choose={words.t('tables.choose')}
          kinds={words.t('tables.kinds', { most: mostText(words, incoming) })}
          accept=".csv,.tsv,.txt,.tab,.xlsx,.xlsm,.ods,.json,text/csv,text/tab-separated-values,application/json"
          isOver={isOver}
          disabled={!isFree}
          look="primary"
          take={incoming.takeFiles}
        />
        <Paste incoming={incoming} disabled={!isFree} />
      </div>
      <div role="status" className="mt-4 flex flex-col gap-3 empty:hidden">
        {sending !== null && (
          <OnItsWay
            said={words.t('tables.sending', { name: sending.name })}
            share={sending.share}
            stop={sending.stop}
          />
        )}
        {isOffline && <Notice kind="warning">{words.t('tables.offline')}</Notice>}
        {refused !== null && sending === null && (
          <Notice kind="error">
            {words.t(refused.refusal, { name: refused.name, most: mostText(words, incoming) })}
          </Notice>
        )}
        {error !== null && <Notice kind="error">{failureText(words, error)}</Notice>}
      </div>
    </Section>
  );
}

interface PartProps {
  readonly incoming: IncomingTables;
  readonly disabled: boolean;
}

function Paste({ incoming, disabled }: PartProps) {
  const words = useWords();
  const [text, setText] = useState('');
  return (
    <div className="flex flex-col gap-3">
      <Field label={words.t('tables.paste')} hint={words.t('tables.pasteHint')}>
        {(aids) => (
          <textarea
            {...aids}
            rows={5}
            dir="auto"
            spellCheck={false}
            className={`${aids.className} whitespace-pre font-mono`}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <div>
        <Button
          disabled={disabled || !looksLikeCells(text)}
          onClick={() => incoming.take({ kind: 'text', text })}
        >
          {words.t('tables.pasteRead')}
        </Button>
      </div>
    </div>
  );
}
