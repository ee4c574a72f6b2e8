/** Codes of a dimension that are to be one, or to be called otherwise in addresses and files: what that would do comes first. */
import { codeNamed } from '@marsad/indicators';
import type { CodeMovePlanWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { useDebounced } from '../ui/debounced.js';
import { Failed } from '../ui/failed.js';
import { Field, inputLook } from '../ui/field.js';
import { ServerForm } from '../ui/form.js';
import { ReasonField } from '../ui/form-fields.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';

type Dimension = IndicatorSummaryWire['dimensions'][number];

/** A name for "a code that is not there yet" that no code can have. */
const another = ' ';

export function MergeCodes({ indicator }: { readonly indicator: IndicatorSummaryWire }) {
  const words = useWords();
  const [of, setOf] = useState('');
  const dimensions = indicator.dimensions.filter(({ codes }) => codes.length > 0);
  const dimension = dimensions.find(({ id }) => id === of) ?? dimensions[0];
  if (dimension === undefined) return null;
  return (
    <Section title={words.t('own.codes')} lead={words.t('own.codesLead')}>
      <div className="flex max-w-xl flex-col gap-4">
        {dimensions.length > 1 && (
          <Choice label={words.t('own.dimensions')} value={dimension.id} choose={setOf}>
            {dimensions.map(({ id, name }) => (
              <option key={id} value={id}>
                {words.text(name)}
              </option>
            ))}
          </Choice>
        )}
        <MoveOf key={dimension.id} indicator={indicator} dimension={dimension} />
        <Former dimension={dimension} />
      </div>
    </Section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children: React.ReactNode;
}

function Choice({ label, value, choose, children }: ChoiceProps) {
  return (
    <Field label={label}>
      {(aids) => (
        <select {...aids} value={value} onChange={({ target }) => choose(target.value)}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly dimension: Dimension;
}

function MoveOf({ indicator, dimension }: Props) {
  const words = useWords();
  // What has moved is not there any more, whoever moved it.
  const isThere = (one: string) => dimension.codes.some((known) => known.code === one);
  const [askedFor, setCode] = useState('');
  const [askedInto, setChosen] = useState('');
  const code = isThere(askedFor) ? askedFor : '';
  const chosen = askedInto === another || isThere(askedInto) ? askedInto : '';
  const [typed, setTyped] = useState('');
  const into = useDebounced(chosen === another ? typed.trim() : chosen, 300);
  return (
    <>
      <Choice
        label={words.t('own.codeFrom')}
        value={code}
        choose={(next) => {
          setCode(next);
          setChosen('');
        }}
      >
        <option value="">{words.t('own.codeChoose')}</option>
        {dimension.codes.map((one) => (
          <option key={one.code} value={one.code}>
            {words.text(one.name)} ({one.code})
          </option>
        ))}
      </Choice>
      {code !== '' && (
        <Choice label={words.t('own.codeInto')} value={chosen} choose={setChosen}>
          <option value="">{words.t('own.codeChoose')}</option>
          {dimension.codes
            .filter((one) => one.code !== code)
            .map((one) => (
              <option key={one.code} value={one.code}>
                {words.t('own.codeMergeInto', { name: words.text(one.name), code: one.code })}
              </option>
            ))}
          <option value={another}>{words.t('own.codeRename')}</option>
        </Choice>
      )}
      {chosen === another && (
        <label className="text-sm">
          <span className="mb-1 block font-semibold">{words.t('own.codeNew')}</span>
          <input
            className={`${inputLook} border-edge`}
            dir="ltr"
            maxLength={63}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <span className="mt-1 block text-xs text-faint">{words.t('own.codeNewHint')}</span>
        </label>
      )}
      {code !== '' && into !== '' && into !== code && (
        <Planned
          key={`${code} ${into}`}
          indicator={indicator}
          dimension={dimension}
          code={code}
          into={into}
        />
      )}
    </>
  );
}

interface MoveProps extends Props {
  readonly code: string;
  readonly into: string;
}

function Planned({ indicator, dimension, code, into }: MoveProps) {
  const words = useWords();
  const client = useQueryClient();
  const move = { dimension: dimension.id, code, into };
  const plan = useQuery({
    // Not below the indicator's own: once the code has moved, what asks for that anew asks for a code that is gone.
    queryKey: ['code-move', indicator.id, indicator.version, move],
    queryFn: async ({ signal }) => ({
      ...(await api.planCodeMove(indicator.id, move, signal)),
      version: indicator.version,
    }),
    // The reason that is being typed stays, while what somebody else saved is planned with.
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (plan.data === undefined)
    return plan.isError ? (
      <Failed what={words.t('own.codePlan')} error={plan.error} retry={() => void plan.refetch()} />
    ) : (
      <Skeleton height={120} />
    );
  const { version } = plan.data;
  const names = { name: nameOf(words, dimension, code), into: nameOf(words, dimension, into) };
  return (
    <>
      <div aria-live="polite">
        <Notice
          kind={plan.data.possible ? 'plain' : 'warning'}
          title={words.t(`own.plan.${plan.data.kind}`, names)}
        >
          <PlanLines plan={plan.data} names={names} />
        </Notice>
      </div>
      {plan.data.possible && (
        <ServerForm
          label={words.t(`own.plan.${plan.data.kind}`, names)}
          first={{ reason: '' }}
          version={version}
          send={({ reason }) => api.moveCode(indicator.id, { ...move, reason, version })}
          done={async () => {
            // But for the plan itself: what it was of is not there any more.
            await client.invalidateQueries({ predicate: ({ queryKey }) => !queryKey.includes('code-move') });
          }}
          submit={words.t(plan.data.kind === 'merge' ? 'own.codeMergeDo' : 'own.codeRenameDo')}
        >
          <ReasonField hint={words.t('own.codeReason')} />
        </ServerForm>
      )}
    </>
  );
}

function nameOf(words: ReturnType<typeof useWords>, dimension: Dimension, code: string): string {
  const known = codeNamed(dimension, code);
  return known === undefined ? code : words.text(known.name);
}

interface LinesProps {
  readonly plan: CodeMovePlanWire;
  readonly names: { readonly name: string; readonly into: string };
}

/** All that would happen, and all that stands in the way. */
function PlanLines({ plan, names }: LinesProps) {
  const words = useWords();
  const { figures, retracted, conflicts, conflictCount, rules, open, baselines, most } = plan;
  return (
    <ul className="mt-1 flex list-disc flex-col gap-1 ps-5 text-sm">
      <li>{words.t('own.plan.figures', { count: figures, ...names })}</li>
      {retracted > 0 && <li>{words.t('own.plan.retracted', { count: retracted })}</li>}
      {conflictCount > 0 ? (
        <li>
          {words.t('own.plan.conflicts', { count: conflictCount })}
          <ul className="ps-3">
            {conflicts.map(({ period, figure, other, dimensions }) => (
              <li key={`${period.start} ${period.end} ${Object.values(dimensions).join(' ')}`}>
                {words.t('own.plan.conflict', { period: words.period(period), figure, other, ...names })}
              </li>
            ))}
          </ul>
        </li>
      ) : (
        plan.kind === 'merge' && <li>{words.t('own.plan.noConflict')}</li>
      )}
      {rules.length > 0 && (
        <li>{words.t('own.plan.rules', { rules: rules.join(words.t('list.comma')), ...names })}</li>
      )}
      {open > 0 && <li>{words.t('own.plan.open', { count: open })}</li>}
      {baselines.move > 0 && <li>{words.t('own.plan.baselineMoves')}</li>}
      {baselines.end > 0 && <li>{words.t('own.plan.baselineEnds', names)}</li>}
      {figures + retracted > most && <li>{words.t('own.plan.most', { most })}</li>}
      {plan.possible && <li>{words.t(`own.plan.after.${plan.kind}`)}</li>}
    </ul>
  );
}

/** Codes that only the history of figures names. */
function Former({ dimension }: { readonly dimension: Dimension }) {
  const words = useWords();
  const { former = [] } = dimension;
  if (former.length === 0) return null;
  return (
    <div className="text-sm">
      <h3 className="font-semibold">{words.t('own.former')}</h3>
      <ul className="text-muted">
        {former.map(({ code, name, into }) => (
          <li key={code}>
            {words.t('own.formerOne', { name: words.text(name), code, into: nameOf(words, dimension, into) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
