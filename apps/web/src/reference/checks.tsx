import type { CheckWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useChecks } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { documentPlace } from '../saying/locator.js';
import { Card } from '../ui/card.js';
import { OutsideLink } from '../ui/text-link.js';
import { Unbroken } from '../ui/unbroken.js';
import { parted } from './arithmetic.js';
import { CheckVerdictMark, checkVerdictNames } from './check-verdict-mark.js';
import { ReferenceSection } from './section.js';

/** The document held against itself, each check with the arithmetic that led to its verdict. */
export function Checks() {
  const words = useWords();
  const query = useChecks();
  return (
    <ReferenceSection
      title={words.t('checks.title')}
      lead={
        <>
          <p>{words.t('checks.lead')}</p>
          {query.data !== undefined && query.data.length > 0 && (
            <p>{words.t('checks.summary', tally(query.data))}</p>
          )}
        </>
      }
      query={query}
      what={words.t('failed.checks')}
      none={words.t('checks.none')}
      height={640}
    >
      {(checks) => (
        <ul className="grid items-start gap-4 lg:grid-cols-2">
          {checks.map((check) => (
            <li key={check.id} className="min-w-0">
              <Check check={check} />
            </li>
          ))}
        </ul>
      )}
    </ReferenceSection>
  );
}

export function tally(checks: readonly Pick<CheckWire, 'verdict'>[]) {
  const count = (verdict: CheckWire['verdict']) => checks.filter((one) => one.verdict === verdict).length;
  return {
    count: checks.length,
    consistent: count('consistent'),
    tension: count('in-tension'),
    derived: count('derived'),
  };
}

function Check({ check }: { check: CheckWire }) {
  const words = useWords();
  const id = useId();
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <div>
        <h3 id={id} className="text-base font-semibold">
          {words.text(check.title)}
        </h3>
        <p className="mt-1 flex items-center gap-1.5 text-sm font-semibold">
          <CheckVerdictMark verdict={check.verdict} />
          {words.t(checkVerdictNames[check.verdict])}
        </p>
      </div>
      <ol
        aria-label={words.t('checks.steps')}
        className="flex flex-col gap-2 border-s-2 border-line ps-3 text-sm"
      >
        {check.steps.map(({ text }) => (
          <Step key={text.en} text={words.text(text)} />
        ))}
      </ol>
      <p>{words.text(check.conclusion)}</p>
      <div className="text-xs text-faint">
        <p>{words.t('checks.where', { places: documentPlace(words, check.locators.join(', ')) })}</p>
        {check.outside !== null && (
          <p className="break-words">
            {words.t('checks.outside')}{' '}
            <bdi>
              {check.outside.url === null ? (
                check.outside.title
              ) : (
                <OutsideLink href={check.outside.url}>{check.outside.title}</OutsideLink>
              )}
            </bdi>
          </p>
        )}
      </div>
    </Card>
  );
}

/** The arithmetic on a line of its own: wrapped inside Arabic words, its halves would change places. */
function Step({ text }: { text: string }) {
  const step = parted(text);
  if (step === null) return <li className="break-words">{text}</li>;
  return (
    <li>
      <span className="block text-xs text-muted">{step.words}</span>
      <span dir="ltr" className="block break-words tabular-nums rtl:text-end">
        <Unbroken text={step.arithmetic} />
      </span>
    </li>
  );
}
