import { useId, useRef, useState } from 'react';
import { useWords, type Words } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { sizeText } from '../saying/file-size.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { Progress } from '../ui/progress.js';
import { Section } from '../ui/section.js';
import { looksLikeCells } from './incoming.js';
import { type IncomingTables, type Sending, useIncoming, useWholePage } from './use-incoming.js';

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
        <Drop incoming={incoming} isOver={isOver} disabled={!isFree} />
        <Paste incoming={incoming} disabled={!isFree} />
      </div>
      <div role="status" className="mt-4 flex flex-col gap-3 empty:hidden">
        {sending !== null && <OnItsWay sending={sending} />}
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

function Drop({ incoming, isOver, disabled }: PartProps & { isOver: boolean }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div
      className={`flex min-h-44 flex-col items-center justify-center gap-3 rounded-tremor-default border-2 border-dashed px-4 py-6 text-center ${
        isOver ? 'border-accent bg-sunken' : 'border-edge'
      }`}
    >
      <p className="text-base font-semibold">{words.t('tables.drop')}</p>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-hidden
        className="hidden"
        accept=".csv,.tsv,.txt,.tab,.xlsx,.xlsm,.ods,.json,text/csv,text/tab-separated-values,application/json"
        onChange={({ target }) => {
          incoming.takeFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button look="primary" disabled={disabled} aria-describedby={id} onClick={() => input.current?.click()}>
        {words.t('tables.choose')}
      </Button>
      <p id={id} className="max-w-sm text-xs text-faint">
        {words.t('tables.kinds', { most: mostText(words, incoming) })}
      </p>
    </div>
  );
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

function OnItsWay({ sending: { name, share, stop } }: { sending: Sending }) {
  const words = useWords();
  const text =
    share === null
      ? ''
      : words.t('tables.sendingShare', {
          share: words.number(share, { style: 'percent', maximumFractionDigits: 0 }),
        });
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm font-medium">
        {words.t('tables.sending', { name })} <span className="tabular-nums text-muted">{text}</span>
      </p>
      <Progress label={words.t('tables.sending', { name })} share={share} text={text} />
      <div>
        <Button onClick={stop}>{words.t('tables.cancelSending')}</Button>
      </div>
    </div>
  );
}
