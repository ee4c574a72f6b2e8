import type { NewReceiverWire, ReceiverWire } from '@marsad/indicators/contract';
import { notifyApi } from '../api/notify.js';
import { useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { ServerForm, type Typed } from '../ui/form.js';
import { ChoiceField, LongField, TextField, TickField } from '../ui/form-fields.js';
import { MatcherPicker } from './matcher-picker.js';
import {
  bodyOf,
  draftOf,
  isRead,
  kinds,
  levels,
  type ReceiverDraft,
  repeats,
  takesToken,
} from './receiver-draft.js';
import { ReceiverPreview } from './receiver-preview.js';

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
  const label =
    receiver === null ? words.t('receivers.new') : words.t('receivers.editing', { name: receiver.name });
  return (
    <ServerForm
      label={label}
      first={first}
      undoes={receiver !== null}
      version={receiver?.version}
      send={(draft) => {
        const body = bodyOf(draft);
        return receiver === null
          ? notifyApi.createReceiver(body)
          : notifyApi.editReceiver(receiver.id, { ...body, version: receiver.version });
      }}
      done={done}
      submit={words.t(receiver === null ? 'receivers.submit' : 'receivers.save')}
      beside={cancel && <Button onClick={cancel}>{words.t('account.cancel')}</Button>}
    >
      {(typed) => (
        <>
          <TextField name="name" label={words.t('receivers.name')} maxLength={100} autoComplete="off" />
          <KindField first={first} typed={typed} />
          <AddressField
            kept={receiver?.kind === typed.values.kind ? receiver.url : null}
            kind={typed.values.kind}
          />
          <ServiceFields
            kind={typed.values.kind}
            hasToken={receiver?.kind === typed.values.kind && receiver.hasToken}
          />
          <Concerns first={first} typed={typed} />
          <Wait first={first} />
          <More first={first} kind={typed.values.kind} isOpen={receiver !== null} />
          <ReceiverPreview draft={typed.values} />
        </>
      )}
    </ServerForm>
  );
}

function AddressField({ kept, kind }: { kept: string | null; kind: ReceiverDraft['kind'] }) {
  const words = useWords();
  const isMail = kind === 'email';
  const keeps = kept !== null && !isMail;
  const usual =
    kind === 'telegram' || kind === 'ntfy' || kind === 'slack' || kind === 'teams'
      ? { hint: words.t(`receivers.urlHint.${kind}`) }
      : {};
  const hint = keeps ? { hint: words.t('receivers.urlKept', { address: `\u2066${kept}\u2069` }) } : usual;
  return (
    <TextField
      name="address"
      label={words.t(isMail ? 'receivers.to' : 'receivers.url')}
      {...hint}
      required={!keeps && kind !== 'telegram'}
      dir="ltr"
      autoComplete="off"
      makes={['url', 'to']}
    />
  );
}

/** What a service wants beside an address, and the language of what people read. */
function ServiceFields({ kind, hasToken }: { kind: ReceiverDraft['kind']; hasToken: boolean }) {
  const words = useWords();
  return (
    <>
      {takesToken(kind) && (
        <TextField
          name="token"
          label={words.t('receivers.token')}
          hint={words.t(
            hasToken
              ? 'receivers.tokenKept'
              : kind === 'ntfy'
                ? 'receivers.tokenNtfy'
                : 'receivers.tokenTelegram',
          )}
          required={kind === 'telegram' && !hasToken}
          dir="ltr"
          autoComplete="off"
        />
      )}
      {kind === 'telegram' && (
        <TextField
          name="chat"
          label={words.t('receivers.chat')}
          hint={words.t('receivers.chatHint')}
          dir="ltr"
          autoComplete="off"
        />
      )}
      {isRead(kind) && (
        <ChoiceField name="language" label={words.t('receivers.language')}>
          <option value="">{words.t('receivers.everyLanguage')}</option>
          <option value="en">English</option>
          <option value="ar">العربية</option>
        </ChoiceField>
      )}
    </>
  );
}

interface PartProps {
  readonly first: ReceiverDraft;
}

function KindField({ first, typed }: PartProps & { typed: Typed<ReceiverDraft> }) {
  const words = useWords();
  const { kind, repeat } = typed.values;
  return (
    <ChoiceField
      name="kind"
      label={words.t('receivers.kind')}
      hint={words.t(`receivers.hint.${kind}`)}
      chosen={(next) => {
        const offered = repeatsOf(next as ReceiverDraft['kind'], first);
        if (!offered.includes(repeat)) typed.change({ repeat: offered[0] ?? '' });
      }}
    >
      {kinds.map((one) => (
        <option key={one} value={one}>
          {words.t(`receivers.kind.${one}`)}
        </option>
      ))}
    </ChoiceField>
  );
}

/** Of what it is told. */
function Concerns({ first, typed }: PartProps & { typed: Typed<ReceiverDraft> }) {
  const words = useWords();
  const { matchers } = typed.values;
  const { data: indicators = [] } = useIndicators();
  const known = indicators.map(({ id, name }) => ({ id, name: words.text(name) }));
  const chosen = first.indicator;
  const choices =
    chosen === '' || known.some(({ id }) => id === chosen) ? known : [...known, { id: chosen, name: chosen }];
  return (
    <>
      <ChoiceField name="level" label={words.t('receivers.severity')} makes={['severity']}>
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
      </ChoiceField>
      {/* The list may come after the form: it is built anew with what is chosen. */}
      <ChoiceField key={choices.length} name="indicator" label={words.t('receivers.indicator')}>
        <option value="">{words.t('receivers.everyIndicator')}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </ChoiceField>
      <LongField
        name="matchers"
        label={words.t('receivers.matchers')}
        hint={words.t('receivers.matchersHint', { example: '\u2066team="west"\u2069' })}
        dir="ltr"
        spellCheck={false}
      />
      <MatcherPicker
        add={(line) => typed.change({ matchers: [matchers.trimEnd(), line].filter(Boolean).join('\n') })}
      />
    </>
  );
}

const waits = [0, 60, 900] as const;
const pauses = [0, 300, 3_600] as const;

function Wait({ first }: PartProps) {
  const words = useWords();
  const said = {
    0: 'receivers.wait.none',
    60: 'receivers.wait.minute',
    900: 'receivers.wait.quarter',
  } as const;
  return (
    <ChoiceField name="groupWait" label={words.t('receivers.wait')} hint={words.t('receivers.waitHint')}>
      {withOwn(waits, Number(first.groupWait)).map((seconds) => (
        <option key={seconds} value={seconds}>
          {seconds in said ? words.t(said[seconds as keyof typeof said]) : durationText(words, seconds)}
        </option>
      ))}
    </ChoiceField>
  );
}

/** How alerts come together, and how often they are told. */
function More({ first, kind, isOpen }: PartProps & { kind: ReceiverDraft['kind']; isOpen: boolean }) {
  const words = useWords();
  return (
    <details className="text-sm" open={isOpen}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('receivers.more')}
      </summary>
      <div className="mt-2 flex flex-col gap-4">
        <TextField
          name="groupBy"
          label={words.t('receivers.groupBy')}
          hint={words.t('receivers.groupByHint', { example: '\u2066indicator, severity\u2069' })}
          required={false}
          dir="ltr"
          autoComplete="off"
        />
        <ChoiceField name="groupInterval" label={words.t('receivers.interval')}>
          {withOwn(pauses, Number(first.groupInterval)).map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? words.t('receivers.interval.none') : durationText(words, seconds)}
            </option>
          ))}
        </ChoiceField>
        <ChoiceField
          key={kind}
          name="repeat"
          label={words.t('receivers.repeat')}
          hint={words.t(`receivers.repeatHint.${kind}`)}
          makes={['repeatInterval']}
        >
          {repeatsOf(kind, first).map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === ''
                ? words.t('receivers.repeat.never')
                : words.t('receivers.every', { time: durationText(words, Number(seconds)) })}
            </option>
          ))}
        </ChoiceField>
        <TickField name="sendResolved" label={words.t('receivers.sendResolved')} />
      </div>
    </details>
  );
}

/** In seconds, as the form has them; empty for never, which Alertmanager does not know. */
function repeatsOf(kind: ReceiverDraft['kind'], { repeat }: ReceiverDraft): readonly string[] {
  const times = withOwn(repeats[kind], repeat === '' ? null : Number(repeat)).map(String);
  return kind === 'alertmanager' ? times : ['', ...times];
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
