import type { NewReceiverWire, ReceiverWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { ServerForm, TextField, text } from '../ui/form.js';
import { bodyOf, draftOf, kinds, levels, type ReceiverDraft, repeats } from './receiver-draft.js';

type At = (name: string) => readonly string[];

interface Props {
  /** Null for a new one. */
  readonly receiver: ReceiverWire | null;
  readonly done: (receiver: NewReceiverWire) => void;
  readonly cancel?: () => void;
}

/** A receiver as a whole: whom it reaches, of what, and how often. */
export function ReceiverForm({ receiver, done, cancel }: Props) {
  const words = useWords();
  const first = draftOf(receiver);
  const [kind, setKind] = useState(first.kind);
  const label =
    receiver === null ? words.t('receivers.new') : words.t('receivers.editing', { name: receiver.name });
  return (
    <ServerForm
      label={label}
      send={(form) => {
        const body = bodyOf(kind, (name) => text(form, name));
        return receiver === null
          ? api.createReceiver(body)
          : api.editReceiver(receiver.id, { ...body, version: receiver.version });
      }}
      done={done}
      submit={words.t(receiver === null ? 'receivers.submit' : 'receivers.save')}
      beside={cancel && <Button onClick={cancel}>{words.t('account.cancel')}</Button>}
    >
      {(at) => (
        <>
          <TextField
            name="name"
            label={words.t('receivers.name')}
            maxLength={100}
            autoComplete="off"
            defaultValue={first.name}
            at={at}
          />
          <Field
            label={words.t('receivers.kind')}
            hint={words.t(`receivers.hint.${kind}`)}
            errors={at('kind')}
          >
            {(aids) => (
              <select
                {...aids}
                name="kind"
                value={kind}
                onChange={({ target }) => setKind(target.value as typeof kind)}
              >
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {words.t(`receivers.kind.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            name="address"
            label={words.t(kind === 'email' ? 'receivers.to' : 'receivers.url')}
            dir="ltr"
            autoComplete="off"
            defaultValue={first.address}
            at={() => ['url', 'to', 'to/0', 'to/1', 'to/2'].flatMap((name) => at(name))}
          />
          <Concerns first={first} at={at} />
          <Wait first={first} at={at} />
          <More first={first} at={at} kind={kind} isOpen={receiver !== null} />
        </>
      )}
    </ServerForm>
  );
}

interface PartProps {
  readonly first: ReceiverDraft;
  readonly at: At;
}

const mostMatchers = 50;

/** Of what it is told. */
function Concerns({ first, at }: PartProps) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const known = indicators.map(({ id, name }) => ({ id, name: words.text(name) }));
  const chosen = first.indicator;
  const choices =
    chosen === '' || known.some(({ id }) => id === chosen) ? known : [...known, { id: chosen, name: chosen }];
  const faults = Array.from({ length: mostMatchers }, (_, index) => `matchers/${index}`);
  return (
    <>
      <Field label={words.t('receivers.severity')}>
        {(aids) => (
          <select {...aids} name="severity" defaultValue={first.level}>
            {levels.map((level) => (
              <option key={level} value={level}>
                {words.t(
                  level === ''
                    ? 'receivers.everything'
                    : level === 'warning'
                      ? 'receivers.warningUp'
                      : 'receivers.critical',
                )}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.t('receivers.indicator')}>
        {(aids) => (
          // The list may come after the form: it is built anew with what it starts with.
          <select {...aids} key={choices.length} name="indicator" defaultValue={chosen}>
            <option value="">{words.t('receivers.everyIndicator')}</option>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={words.t('receivers.matchers')}
        hint={words.t('receivers.matchersHint', { example: '\u2066team="west"\u2069' })}
        errors={['matchers', ...faults].flatMap((name) => at(name))}
      >
        {(aids) => (
          <textarea
            {...aids}
            name="matchers"
            rows={2}
            dir="ltr"
            spellCheck={false}
            defaultValue={first.matchers}
          />
        )}
      </Field>
    </>
  );
}

const waits = [0, 60, 900] as const;
const pauses = [0, 300, 3_600] as const;

function Wait({ first, at }: PartProps) {
  const words = useWords();
  const said = {
    0: 'receivers.wait.none',
    60: 'receivers.wait.minute',
    900: 'receivers.wait.quarter',
  } as const;
  return (
    <Field label={words.t('receivers.wait')} hint={words.t('receivers.waitHint')} errors={at('groupWait')}>
      {(aids) => (
        <select {...aids} name="wait" defaultValue={first.groupWait}>
          {withOwn(waits, first.groupWait).map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds in said ? words.t(said[seconds as keyof typeof said]) : durationText(words, seconds)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** How alerts come together, and how often they are told. */
function More({ first, at, kind, isOpen }: PartProps & { kind: ReceiverDraft['kind']; isOpen: boolean }) {
  const words = useWords();
  return (
    <details className="text-sm" open={isOpen}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('receivers.more')}
      </summary>
      <div className="mt-2 flex flex-col gap-4">
        <Field
          label={words.t('receivers.groupBy')}
          hint={words.t('receivers.groupByHint', { example: '\u2066indicator, severity\u2069' })}
          errors={['groupBy', 'groupBy/0', 'groupBy/1', 'groupBy/2', 'groupBy/3'].flatMap((name) => at(name))}
        >
          {(aids) => (
            <input
              {...aids}
              name="groupBy"
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              className={`${aids.className} rtl:text-end`}
              defaultValue={first.groupBy}
            />
          )}
        </Field>
        <Field label={words.t('receivers.interval')} errors={at('groupInterval')}>
          {(aids) => (
            <select {...aids} name="interval" defaultValue={first.groupInterval}>
              {withOwn(pauses, first.groupInterval).map((seconds) => (
                <option key={seconds} value={seconds}>
                  {seconds === 0 ? words.t('receivers.interval.none') : durationText(words, seconds)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={words.t('receivers.repeat')}
          hint={words.t(`receivers.repeatHint.${kind}`)}
          errors={at('repeatInterval')}
        >
          {(aids) => (
            <select {...aids} key={kind} name="repeat" defaultValue={first.repeat}>
              {kind !== 'alertmanager' && <option value="">{words.t('receivers.repeat.never')}</option>}
              {withOwn(repeats[kind], first.repeat === '' ? null : Number(first.repeat)).map((seconds) => (
                <option key={seconds} value={seconds}>
                  {words.t('receivers.every', { time: durationText(words, seconds) })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label className="flex min-h-8 items-center gap-2">
          <input type="checkbox" name="resolved" defaultChecked={first.sendResolved} />
          {words.t('receivers.sendResolved')}
        </label>
      </div>
    </details>
  );
}

/** In the largest unit that says it in one number. */
function durationText(words: Words, seconds: number): string {
  const [size, unit] = (
    [
      [86_400, 'day'],
      [3_600, 'hour'],
      [60, 'minute'],
      [1, 'second'],
    ] as const
  ).find(([one]) => seconds >= one && seconds % one === 0) ?? [1, 'second'];
  return words.number(seconds / size, { style: 'unit', unit, unitDisplay: 'long' });
}

/** What is set is always among what can be chosen. */
function withOwn(usual: readonly number[], own: number | null): number[] {
  return [...new Set(own === null ? usual : [...usual, own])].sort((a, b) => a - b);
}
