/** Where an indicator of one's own is made, copied and edited: in steps, with what its figures would look like beside them. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { useLocation, useSearchParams } from 'wouter';
import { api } from '../api/client.js';
import { keys, useIndicator } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Failed, isNotFound } from '../ui/failed.js';
import { ServerForm, type Typed, useTyped } from '../ui/form.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { useOverVersion } from '../ui/typed-over.js';
import { askedFor, baselineIn, copyOf, definitionIn, draftOf, type IndicatorDraft } from './definition.js';
import { keepDraft, keptDraft } from './kept-draft.js';
import { LivePreview } from './live-preview.js';
import { MergeCodes } from './merge-codes.js';
import { PartsField } from './parts-field.js';
import { BaselineStep, NameStep, ReasonStep, TimeStep, UnitStep } from './step-fields.js';

const designs = ['new', 'edit'] as const;
type Design = (typeof designs)[number];
export const isDesign = (what: string): what is Design => (designs as readonly string[]).includes(what);

export function Designer({ what }: { readonly what: Design }) {
  const [asked] = useSearchParams();
  const id = asked.get(what === 'edit' ? 'id' : 'from');
  if (id === null)
    return what === 'edit' ? (
      <NotFoundPage />
    ) : (
      <Steps key="new" indicator={null} from={null} asked={asked} />
    );
  return <WithIndicator id={id} what={what} />;
}

function WithIndicator({ id, what }: { readonly id: string; readonly what: Design }) {
  const words = useWords();
  const { data, isError, error, refetch } = useIndicator(id);
  if (data === undefined) {
    if (!isError) return <Skeleton height={640} />;
    if (isNotFound(error)) return <NotFoundPage what={words.t('notFound.indicator')} />;
    return <Failed what={words.t('failed.indicator')} error={error} retry={() => void refetch()} />;
  }
  if (what === 'new') return <Steps key={`from ${id}`} indicator={null} from={data} />;
  if (data.section !== 'own')
    return <Notice kind="warning">{words.problem('indicator-of-catalogue', {}, '')}</Notice>;
  return (
    <>
      <Steps key={id} indicator={data} from={null} />
      <MergeCodes key={`codes ${id}`} indicator={data} />
    </>
  );
}

const stepsOfNew = ['name', 'unit', 'parts', 'time', 'baseline'] as const;
const stepsOfOld = ['name', 'unit', 'parts', 'time', 'reason'] as const;
type Step = (typeof stepsOfNew)[number] | (typeof stepsOfOld)[number];

interface Props {
  /** Null for a new one. */
  readonly indicator: IndicatorSummaryWire | null;
  /** What a new one is a copy of. */
  readonly from: IndicatorSummaryWire | null;
  /** What is said of a new one in the address that led here. */
  readonly asked?: URLSearchParams;
}

function Steps({ indicator, from, asked }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const { person } = useSession();
  const isNew = indicator === null;
  const of = isNew ? `new ${from?.id ?? asked?.get('name') ?? ''}` : indicator.id;
  const [kept] = useState(() => keptDraft(person?.id ?? null, draftName(of, indicator?.version)));
  const steps: readonly Step[] = isNew ? stepsOfNew : stepsOfOld;
  const [at, setAt] = useState(() => Math.min(kept?.step ?? 0, steps.length - 1));
  const [firstOfNew] = useState(() => firstOf(from, asked, (name) => words.t('own.copyOf', { name })));
  const first = isNew ? firstOfNew : draftOf(indicator);
  const title = words.t(from !== null ? 'own.copy' : isNew ? 'own.new' : 'own.edit');
  const isLast = at === steps.length - 1;
  return (
    <ServerForm
      label={title}
      first={first}
      version={indicator?.version}
      // What is typed is kept.
      asks={false}
      send={(draft) => {
        const definition = definitionIn(draft, indicator);
        return isNew
          ? api.createIndicator({ ...definition, ...baselineIn(draft) })
          : api.editIndicator(indicator.id, {
              ...definition,
              reason: draft.reason,
              version: indicator.version,
            });
      }}
      done={async (made) => {
        keepDraft(person?.id ?? null, of, null);
        await client.invalidateQueries({ queryKey: keys.indicators });
        // Where the next thing is done: its first figure, or what was edited.
        go(isNew ? `/enter?indicator=${made.id}` : `/indicators/${made.id}`);
      }}
      submit={words.t(isNew ? 'own.create' : 'own.save')}
      className="flex flex-col gap-4"
      reveal={(field) => setAt(Number(field.closest<HTMLElement>('[data-step]')?.dataset.step ?? at))}
      bar={(submit) => (
        <>
          <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
            {words.t('own.back')}
          </Button>
          {isLast ? (
            <Fragment key="send">{submit}</Fragment>
          ) : (
            // Another button than the one that sends: the same one would send with the click that made it that.
            <Button key="next" look="primary" onClick={() => setAt(at + 1)}>
              {words.t('own.next')}
            </Button>
          )}
        </>
      )}
      around={(form) => (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Card>
            <h2 className="text-lg font-semibold">{title}</h2>
            {from !== null && (
              <p className="mt-1 text-sm text-muted">
                {words.t('own.copyLead')}{' '}
                <TextLink href={`/indicators/${from.id}`}>{words.text(from.name)}</TextLink>
              </p>
            )}
            <StepLinks steps={steps} at={at} go={setAt} />
            {form}
            <Kept of={of} at={at} kept={kept?.draft ?? null} first={first} restart={() => setAt(0)} />
          </Card>
          <LivePreview className="lg:sticky lg:top-4" />
        </div>
      )}
    >
      {(typed: Typed<IndicatorDraft>) => (
        <Panels steps={steps} at={at} go={setAt}>
          {{
            name: <NameStep isNew={isNew} typed={typed} />,
            unit: <UnitStep typed={typed} />,
            parts: <PartsField typed={typed} />,
            time: <TimeStep typed={typed} />,
            ...(isNew ? { baseline: <BaselineStep typed={typed} /> } : { reason: <ReasonStep /> }),
          }}
        </Panels>
      )}
    </ServerForm>
  );
}

/** What is typed is kept under what it is typed over. */
const draftName = (of: string, version: number | undefined) =>
  version === undefined ? of : `${of} ${version}`;

function firstOf(
  from: IndicatorSummaryWire | null,
  asked: URLSearchParams | undefined,
  copied: (name: string) => string,
): IndicatorDraft {
  if (from !== null) return copyOf(from, copied);
  return asked !== undefined ? askedFor(asked) : draftOf(null);
}

interface StepLinksProps {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly go: (at: number) => void;
}

/** Any step can be gone to at any time: nothing typed is lost by it. */
function StepLinks({ steps, at, go }: StepLinksProps) {
  const words = useWords();
  return (
    <ol
      aria-label={words.t('own.steps')}
      className="my-4 flex flex-wrap gap-x-4 gap-y-1 border-b border-line"
    >
      {steps.map((step, index) => (
        <li key={step}>
          <button
            type="button"
            aria-current={index === at ? 'step' : undefined}
            className={`min-h-10 text-sm font-medium ${
              index === at
                ? 'text-ink shadow-[inset_0_-2px_0_rgb(var(--accent))]'
                : 'text-muted hover:text-ink'
            }`}
            onClick={() => go(index)}
          >
            {words.number(index + 1)}. {words.t(`own.step.${step}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}

interface PanelsProps extends StepLinksProps {
  readonly children: Partial<Record<Step, ReactNode>>;
}

/** All steps are there, one of them to be seen: what was typed stays, and a fault leads to the step it is in. */
function Panels({ steps, at, go, children }: PanelsProps) {
  const words = useWords();
  const { formState } = useFormContext();
  const { errors, submitCount } = formState;
  const element = useRef<HTMLDivElement>(null);
  const looked = useRef(0);
  const seeks = useRef(false);
  const shown = useRef(at);
  const none = Object.keys(errors).length === 0;
  useEffect(() => {
    if (none || submitCount === looked.current) return;
    looked.current = submitCount;
    const fault = element.current?.querySelector('[aria-invalid=true]');
    const step = Number(fault?.closest<HTMLElement>('[data-step]')?.dataset.step ?? at);
    if (step === at) return;
    seeks.current = true;
    go(step);
  });
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    const panel = element.current?.querySelector<HTMLElement>(`[data-step="${at}"]`);
    const fault = seeks.current ? panel?.querySelector<HTMLElement>('[aria-invalid=true]') : null;
    seeks.current = false;
    (fault ?? panel?.querySelector<HTMLElement>('h3'))?.focus();
  }, [at]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields in it.
    <div
      ref={element}
      onKeyDown={(event) => {
        // Enter in a field goes on, as Next does; only the last step sends.
        const isField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
        if (event.key !== 'Enter' || !isField || at === steps.length - 1 || event.nativeEvent.isComposing)
          return;
        event.preventDefault();
        go(at + 1);
      }}
    >
      {steps.map((step, index) => (
        <div
          key={step}
          data-step={index}
          hidden={index !== at}
          className={index === at ? 'flex flex-col gap-4' : ''}
        >
          <h3 tabIndex={-1} className="text-base font-semibold outline-none">
            {words.t('own.stepOf', { at: index + 1, count: steps.length, name: words.t(`own.step.${step}`) })}
          </h3>
          {children[step]}
        </div>
      ))}
    </div>
  );
}

interface KeptProps {
  readonly of: string;
  readonly at: number;
  readonly kept: IndicatorDraft | null;
  readonly first: IndicatorDraft;
  readonly restart: () => void;
}

/** Brings back what was typed before, writes down what is typed, and is the way to be rid of it. */
function Kept({ of, at, kept, first, restart }: KeptProps) {
  const words = useWords();
  const { person } = useSession();
  const { reset } = useFormContext<IndicatorDraft>();
  const { values, change } = useTyped<IndicatorDraft>();
  const { isDirty: isChanged } = useFormState();
  const name = draftName(of, useOverVersion());
  const restored = useRef(false);
  const restore = useRef(() => {
    if (kept !== null) change(kept);
  });
  useEffect(() => {
    restore.current();
    restored.current = true;
  }, []);
  const written = JSON.stringify(values);
  useEffect(() => {
    if (!restored.current || !isChanged) return;
    keepDraft(person?.id ?? null, of, { of: name, step: at, draft: JSON.parse(written) as IndicatorDraft });
  }, [written, isChanged, of, name, at, person]);
  if (!isChanged) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
      <p className="min-w-0 flex-1 basis-48 text-xs text-faint">{words.t('own.draftKept')}</p>
      <Button
        className="border-transparent"
        onClick={() => {
          keepDraft(person?.id ?? null, of, null);
          reset(first);
          restart();
        }}
      >
        {words.t('own.draftClear')}
      </Button>
    </div>
  );
}
