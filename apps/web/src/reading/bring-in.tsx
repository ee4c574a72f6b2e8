import { endonymOf, languages } from '@marsad/indicators';
import { readingFileEnds } from '@marsad/indicators/limits';
import { type FormEvent, useId } from 'react';
import { sourceText } from '../entry/recent-sources.js';
import { type SourceParts, SourcePartsFields } from '../entry/source-parts.js';
import { useWords, type Words } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { sizeText } from '../saying/file-size.js';
import { Button } from '../ui/button.js';
import { DropArea } from '../ui/drop-area.js';
import { useDroppedFiles } from '../ui/dropped-files.js';
import { failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { faultsOf } from '../ui/form-faults.js';
import { LeaveQuestion } from '../ui/leave-question.js';
import { Notice } from '../ui/notice.js';
import { OnItsWay } from '../ui/on-its-way.js';
import { Section } from '../ui/section.js';
import { partOf } from './incoming.js';
import { type BringingIn, type LanguageChoice, useBringIn } from './use-bring-in.js';

/** In the megabytes that file managers count by powers of two. */
const mostText = (words: Words, { mostMegabytes }: BringingIn) => sizeText(words, mostMegabytes * 1_000_000);

const isGiven = (given: BringingIn['given']) =>
  given !== null && (given.kind === 'file' || given.text.trim() !== '');

/** Where a report comes in: a file dropped or chosen, or a text pasted; where it is from is said once. */
export function BringIn() {
  const words = useWords();
  const held = useBringIn();
  const isOffline = useConnection().state === 'offline';
  const isFree = held.sending === null && !isOffline;
  const isOver = useDroppedFiles(held.takeFiles, isFree);
  const { refused, error, source, given } = held;
  const faults = faultsOf(error);
  const said = (part: keyof SourceParts) => [
    ...(part === 'title' && held.isIncomplete && source.title.trim() === ''
      ? [words.t('readings.titleMissing')]
      : []),
    ...faults
      .filter(({ pointer }) => partOf(pointer) === part)
      .map(({ code, params, detail }) => words.problem(code, params ?? {}, detail)),
  ];
  const others = faults.filter(({ pointer }) => partOf(pointer) === null);
  return (
    <Section title={words.t('readings.new')} lead={words.t('readings.newLead')}>
      <LeaveQuestion unsaved={isGiven(given) || held.sending !== null} />
      <form
        noValidate
        autoComplete="off"
        aria-label={words.t('readings.new')}
        className="flex flex-col gap-6"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          held.send();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          held.send();
        }}
      >
        {given?.kind === 'file' ? (
          <Chosen file={given.file} held={held} disabled={!isFree} />
        ) : (
          <div className="grid gap-4 lg:grid-cols-2">
            <DropArea
              title={words.t('readings.drop')}
              choose={words.t('readings.choose')}
              kinds={words.t('readings.kinds', { most: mostText(words, held), pages: held.mostPages })}
              accept={readingFileEnds.join(',')}
              isOver={isOver}
              disabled={!isFree}
              take={held.takeFiles}
            />
            <Paste held={held} disabled={!isFree} />
          </div>
        )}
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-3 text-base font-semibold">{words.t('readings.source')}</legend>
          <Last held={held} />
          <SourcePartsFields source={source} change={held.changeSource} said={said} isRequired />
          <LanguageField held={held} />
        </fieldset>
        <div role="status" className="flex flex-col gap-3 empty:hidden">
          {held.isIncomplete && given === null && (
            <Notice kind="error">{words.t('readings.nothingGiven')}</Notice>
          )}
          {isOffline && <Notice kind="warning">{words.t('readings.offline')}</Notice>}
          {refused !== null && (
            <Notice kind="error">
              {words.t(refused.refusal, { name: refused.name, most: mostText(words, held) })}
            </Notice>
          )}
          {error !== null && (faults.length === 0 || others.length > 0) && (
            <Notice kind="error">
              {faults.length === 0
                ? failureText(words, error)
                : others
                    .map(({ code, params, detail }) => words.problem(code, params ?? {}, detail))
                    .join(' ')}
            </Notice>
          )}
        </div>
        {held.sending === null ? (
          <div>
            <Button type="submit" look="primary" disabled={!isFree}>
              {words.t('readings.read')}
            </Button>
          </div>
        ) : (
          <OnItsWay said={words.t('readings.sending')} {...held.sending} role="status" />
        )}
      </form>
    </Section>
  );
}

interface PartProps {
  readonly held: BringingIn;
  readonly disabled: boolean;
}

function Paste({ held, disabled }: PartProps) {
  const words = useWords();
  const text = held.given?.kind === 'text' ? held.given.text : '';
  return (
    <Field label={words.t('readings.paste')} hint={words.t('readings.pasteHint')}>
      {(aids) => (
        <textarea
          {...aids}
          name="text"
          rows={7}
          dir={text === '' ? words.dir : 'auto'}
          spellCheck={false}
          disabled={disabled}
          value={text}
          onChange={({ target }) =>
            held.take(target.value.trim() === '' ? null : { kind: 'text', text: target.value })
          }
        />
      )}
    </Field>
  );
}

/** The file that will be read. */
function Chosen({ file, held, disabled }: PartProps & { file: File }) {
  const words = useWords();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-tremor-small bg-sunken px-4 py-3">
      <p className="min-w-0 flex-1 basis-56 break-words">
        <bdi className="font-semibold">{file.name}</bdi>{' '}
        <span className="text-sm text-muted">{sizeText(words, file.size)}</span>
      </p>
      <Button disabled={disabled} onClick={() => held.take(null)}>
        {words.t('readings.another')}
      </Button>
    </div>
  );
}

/** The source that was used last, to be taken over. */
function Last({ held }: { held: BringingIn }) {
  const words = useWords();
  const id = useId();
  const { last, source, isNamed } = held;
  const isEmpty = [isNamed ? '' : source.title, source.publisher, source.date, source.url].every(
    (text) => text === '',
  );
  if (last === null || !isEmpty) return null;
  const { title, publisher, date, url } = last;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-tremor-small bg-sunken px-4 py-3">
      <p id={id} className="min-w-0 flex-1 basis-56">
        <span className="font-semibold">{words.t('readings.sameSource')}</span>{' '}
        <bdi className="block text-muted">{sourceText(last)}</bdi>
      </p>
      <Button aria-describedby={id} onClick={() => held.changeSource({ title, publisher, date, url })}>
        {words.t('enter.sameSourceTake')}
      </Button>
    </div>
  );
}

function LanguageField({ held }: { held: BringingIn }) {
  const words = useWords();
  return (
    <div className="max-w-xs">
      <Field label={words.t('readings.language')} hint={words.t('readings.languageHint')}>
        {(aids) => (
          <select
            {...aids}
            name="language"
            value={held.language}
            onChange={({ target }) => held.setLanguage(target.value as LanguageChoice)}
          >
            <option value="">{words.t('readings.languageOpen')}</option>
            {languages.map((one) => (
              <option key={one} value={one}>
                {endonymOf(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
