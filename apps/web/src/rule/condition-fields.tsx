/** When a rule fires: its conditions, and how they are joined. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { unitPhrase } from '../saying/units.js';
import { Button } from '../ui/button.js';
import { useFieldFaults } from '../ui/form-fields.js';
import { againsts, newPart, type PartDraft, partKinds, type RuleDraft } from './draft.js';
import { Choice, NumberField } from './plain-fields.js';

interface ConditionsProps {
  readonly draft: RuleDraft;
  readonly change: (fields: Partial<RuleDraft>) => void;
  readonly indicator: IndicatorSummaryWire | undefined;
  /** Saving was tried: what is missing is said. */
  readonly tried: boolean;
}

export function Conditions({ draft, change, tried, indicator }: ConditionsProps) {
  const words = useWords();
  const faults = useFieldFaults({
    name: 'parts',
    label: words.t('rules.when'),
    makes: ['condition', 'recovery'],
  });
  const set = (at: number, part: PartDraft) =>
    change({ parts: draft.parts.map((one, index) => (index === at ? part : one)) });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-base font-semibold">{words.t('rules.when')}</legend>
      {faults.map((fault) => (
        <p key={fault} className="text-sm text-refused">
          {fault}
        </p>
      ))}
      {draft.parts.length > 1 && (
        <Choice
          name="join"
          label={words.t('rules.join')}
          value={draft.join}
          change={(join) => change({ join: join as RuleDraft['join'] })}
        >
          <option value="all">{words.t('rules.all')}</option>
          <option value="any">{words.t('rules.any')}</option>
        </Choice>
      )}
      {draft.parts.map((part, at) => (
        <ConditionPart
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
          key={at}
          part={part}
          change={(next) => set(at, next)}
          tried={tried}
          indicator={indicator}
          remove={
            draft.parts.length === 1
              ? null
              : () => change({ parts: draft.parts.filter((_, index) => index !== at) })
          }
        />
      ))}
      <div>
        <Button onClick={() => change({ parts: [...draft.parts, newPart] })}>
          {words.t('rules.addPart')}
        </Button>
      </div>
    </fieldset>
  );
}

interface PartProps {
  readonly part: PartDraft;
  readonly change: (part: PartDraft) => void;
  readonly tried: boolean;
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly remove: (() => void) | null;
}

const operatorNames = {
  '>': 'rules.op.more',
  '>=': 'rules.op.atLeast',
  '<': 'rules.op.less',
  '<=': 'rules.op.atMost',
} as const;

export function ConditionPart({ part, change, tried, indicator, remove }: PartProps) {
  const words = useWords();
  const { kind, against } = part;
  const compares = kind === 'value' || kind === 'ratio' || kind === 'change' || kind === 'yearAgo';
  const unit = indicator === undefined ? '' : unitPhrase(words, indicator.unit, indicator.rateBasis);
  return (
    <fieldset className="flex flex-col gap-3 rounded-tremor-small border border-line p-3">
      <legend className="sr-only">{words.t('rules.part')}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice
          name="kind"
          label={words.t('rules.kind')}
          value={kind}
          change={(next) => change({ ...part, kind: next as PartDraft['kind'] })}
        >
          {partKinds.map((one) => (
            <option key={one} value={one}>
              {words.t(`rules.kind.${one}`)}
            </option>
          ))}
        </Choice>
        {compares && (
          <Choice
            name="op"
            label={words.t('rules.op')}
            value={part.op}
            change={(op) => change({ ...part, op: op as PartDraft['op'] })}
          >
            {(['>', '>=', '<', '<='] as const).map((op) => (
              <option key={op} value={op}>
                {words.t(operatorNames[op])}
              </option>
            ))}
          </Choice>
        )}
        {kind === 'value' && (
          <Choice
            name="against"
            label={words.t('rules.against')}
            value={against}
            change={(next) => change({ ...part, against: next as PartDraft['against'] })}
          >
            {againsts.map((one) => (
              <option key={one} value={one}>
                {words.t(`rules.against.${one}`)}
              </option>
            ))}
          </Choice>
        )}
        {(kind === 'value' || kind === 'ratio') && (
          <NumberField
            name="number"
            label={words.t(kind === 'value' && against === 'number' ? 'rules.number' : 'rules.times')}
            hint={kind === 'value' && against === 'number' ? unit : undefined}
            value={part.number}
            change={(number) => change({ ...part, number })}
            tried={tried}
          />
        )}
        {(kind === 'change' || kind === 'yearAgo') && (
          <NumberField
            name="percent"
            label={words.t('rules.percent')}
            hint={words.t('rules.percentHint')}
            value={part.percent}
            change={(percent) => change({ ...part, percent })}
            tried={tried && part.absolute === ''}
          />
        )}
        {kind === 'change' && (
          <NumberField
            name="absolute"
            label={words.t('rules.absolute')}
            hint={words.t('rules.absoluteHint', { unit })}
            value={part.absolute}
            change={(absolute) => change({ ...part, absolute })}
            tried={tried && part.percent === ''}
          />
        )}
      </div>
      {remove !== null && (
        <div>
          <Button className="border-transparent" onClick={remove}>
            {words.t('settings.remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
