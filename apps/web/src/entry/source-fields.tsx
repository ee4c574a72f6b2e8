/** Where a figure comes from, and how far it is to be relied on. */
import { useId } from 'react';
import { useWords, type Words } from '../language/words.js';
import { gradeText } from '../saying/citation.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { typedDir } from '../ui/typed-dir.js';
import { Unbroken } from '../ui/unbroken.js';
import type { Draft } from './draft.js';
import type { FieldName } from './faults.js';
import type { FieldNotes } from './field-notes.js';
import { Fold } from './fold.js';
import { type RecentSource, sourceText } from './recent-sources.js';
import { SourceTitle } from './source-title.js';

export interface SourceProps {
  readonly draft: Draft;
  readonly change: (fields: Partial<Draft>) => void;
  readonly notes: FieldNotes;
  /** That of the figure before, to be taken over; null where there was none. */
  readonly last: RecentSource | null;
}

export function SourceFields({ draft, change, notes, last }: SourceProps) {
  const words = useWords();
  const isEmpty = [draft.title, draft.publisher, draft.date, draft.url].every((text) => text === '');
  const text = (name: 'publisher' | 'url' | 'locator', label: string, dir?: 'ltr') => (
    <Field label={label} {...notes[name]}>
      {(aids) => (
        <input
          {...aids}
          name={name}
          dir={dir ?? typedDir(draft[name], words)}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-4 text-base font-semibold">{words.t('enter.sourceGroup')}</legend>
      {isEmpty && last !== null && <SameSource last={last} choose={change} />}
      <Field label={words.t('field.title')} requiredWord={words.t('enter.required')} {...notes.title}>
        {(aids) => (
          <SourceTitle
            aids={aids}
            isRequired
            value={draft.title}
            type={(title) => change({ title })}
            take={(source) => change({ ...source, locator: '' })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 items-start gap-3 sm:gap-5">
        <Field
          label={words.t('field.date')}
          hint={<Unbroken text={words.t('field.dateHint')} />}
          {...notes.date}
        >
          {(aids) => (
            <input
              {...aids}
              name="date"
              dir="ltr"
              placeholder="2020-10-05"
              autoComplete="off"
              className={`${aids.className} rtl:text-end`}
              value={draft.date}
              onChange={(event) => change({ date: event.target.value })}
            />
          )}
        </Field>
        {text('locator', words.t('field.locator'))}
      </div>
      <Fold
        label={words.t('enter.sourceMore')}
        set={setIn([draft.publisher, draft.url])}
        isFaulty={isFaulty(notes, ['publisher', 'url'])}
      >
        <div className="grid gap-5 sm:grid-cols-2">
          {text('publisher', words.t('field.publisher'))}
          {text('url', words.t('field.url'), 'ltr')}
        </div>
      </Fold>
    </fieldset>
  );
}

/** What stands in fields that are folded, in one line. */
const setIn = (texts: readonly string[]) =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' · ');

const isFaulty = (notes: FieldNotes, names: readonly FieldName[]) =>
  names.some((name) => [notes[name].errors, notes[name].warnings].some((said) => (said ?? []).length > 0));

/** The source goes over with what is known of it; its place in it and the figure's credibility are the figure's own. */
function SameSource({ last, choose }: { last: RecentSource; choose: (fields: Partial<Draft>) => void }) {
  const words = useWords();
  const id = useId();
  const { title, publisher, date, url, reliability } = last;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-tremor-small bg-sunken px-4 py-3">
      <p id={id} className="min-w-0 flex-1 basis-56">
        <span className="font-semibold">{words.t('enter.sameSource')}</span>{' '}
        <bdi className="block text-muted">{sourceText(last)}</bdi>
      </p>
      <Button
        aria-describedby={id}
        onClick={() => choose({ title, publisher, date, url, reliability, locator: '' })}
      >
        {words.t('enter.sameSourceTake')}
      </Button>
    </div>
  );
}

const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const credibilities = ['1', '2', '3', '4', '5', '6'] as const;
const statuses = ['A', 'E', 'P', 'B'] as const;

interface GradeProps extends Pick<SourceProps, 'draft' | 'change' | 'notes'> {
  /** Whether what it is, provisional or estimated, can be said too. */
  readonly hasStatus?: boolean;
}

/** Grades, status and note, folded: what is set is said beside it. */
export function FoldedGrades(props: GradeProps) {
  const words = useWords();
  return (
    <Fold
      label={words.t('enter.gradeGroup')}
      set={gradesSet(words, props.draft)}
      isFaulty={isFaulty(props.notes, ['reliability', 'credibility', 'status', 'note'])}
    >
      <GradeFields {...props} />
    </Fold>
  );
}

function gradesSet(words: Words, { reliability, credibility, status, note }: Draft): string {
  const grade = {
    reliability: reliability === '' ? null : reliability,
    credibility: credibility === '' ? null : Number(credibility),
  };
  const name = statuses.find((one) => one === status && one !== 'A');
  return setIn([gradeText(words, grade), name === undefined ? '' : words.t(`status.${name}`), note]);
}

export function GradeFields({ draft, change, notes, hasStatus = true }: GradeProps) {
  const words = useWords();
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="sr-only">{words.t('enter.gradeGroup')}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={words.t('field.reliability')} {...notes.reliability}>
          {(aids) => (
            <select
              {...aids}
              name="reliability"
              value={draft.reliability}
              onChange={(event) => change({ reliability: event.target.value })}
            >
              <option value="">{words.t('grade.none')}</option>
              {reliabilities.map((grade) => (
                <option key={grade} value={grade}>
                  {grade} – {words.t(`reliability.${grade}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.t('field.credibility')} {...notes.credibility}>
          {(aids) => (
            <select
              {...aids}
              name="credibility"
              value={draft.credibility}
              onChange={(event) => change({ credibility: event.target.value })}
            >
              <option value="">{words.t('grade.none')}</option>
              {credibilities.map((grade) => (
                <option key={grade} value={grade}>
                  {words.number(Number(grade))} – {words.t(`credibility.${grade}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {hasStatus && (
        <Field label={words.t('field.status')} {...notes.status}>
          {(aids) => (
            <select
              {...aids}
              name="status"
              value={draft.status}
              onChange={(event) => change({ status: event.target.value })}
            >
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {words.t(`status.${status}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={words.t('field.note')} hint={words.t('field.noteHint')} {...notes.note}>
        {(aids) => (
          <textarea
            {...aids}
            name="note"
            rows={2}
            dir={typedDir(draft.note, words)}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
