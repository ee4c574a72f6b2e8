import { useEffect, useRef } from 'react';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Key } from '../ui/key.js';
import { Progress } from '../ui/progress.js';
import type { InboxActs } from './inbox-acts.js';
import type { Told } from './inbox-deeds.js';
import { keyNames } from './inbox-keys.js';
import { AssignPanel, SilencePanel, TriagePanel } from './inbox-panels.js';

export type Panel = 'triage' | 'silence' | 'assign';

interface Props extends InboxActs {
  readonly countChosen: number;
  readonly clear: () => void;
}

const panels = [
  ['triage', 'triage.do'],
  ['silence', 'silences.submit'],
  ['assign', 'inbox.assign'],
] as const;

/** What can be done with what is chosen, and what came of it: at the foot of the window, over the list. */
export function InboxBar(props: Props) {
  const { targets, countChosen, deeds, act, panel, open, clear, said } = props;
  const words = useWords();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (panel !== null)
      box.current
        ?.querySelector<HTMLElement>('form input, form select, form textarea, fieldset button')
        ?.focus();
  }, [panel]);
  const { busy, told } = deeds;
  const isShown = countChosen > 0 || panel !== null || busy !== null || told !== null || said !== null;
  return (
    <section
      ref={box}
      aria-label={words.t('inbox.deeds')}
      className={
        isShown
          ? 'sticky bottom-0 z-30 mt-4 flex flex-col gap-3 rounded-tremor-default border border-edge bg-surface p-3 shadow-lg'
          : 'sr-only'
      }
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || panel === null) return;
        event.stopPropagation();
        open(null);
      }}
    >
      {(countChosen > 0 || panel !== null) && (
        <div className="flex flex-wrap items-center gap-2">
          <p className="me-2 text-sm font-semibold">{words.t('inbox.chosen', { count: targets.length })}</p>
          <Button
            aria-keyshortcuts={keyNames.acknowledge}
            disabled={busy !== null}
            onClick={() => void act({ action: 'acknowledge' })}
          >
            {words.t('ack.do')} <Key name={keyNames.acknowledge} />
          </Button>
          {panels.map(([name, label]) => (
            <Button
              key={name}
              aria-keyshortcuts={keyNames[name]}
              aria-expanded={panel === name}
              disabled={busy !== null}
              onClick={() => open(panel === name ? null : name)}
            >
              {words.t(label)} <Key name={keyNames[name]} />
            </Button>
          ))}
          {countChosen > 0 && (
            <Button className="border-transparent" onClick={clear}>
              {words.t('inbox.chooseNone')} <Key name={keyNames.leave} />
            </Button>
          )}
        </div>
      )}
      {panel === 'triage' && <TriagePanel act={act} />}
      {panel === 'silence' && <SilencePanel act={act} />}
      {panel === 'assign' && <AssignPanel act={act} />}
      {busy !== null && (
        <Progress
          label={words.t('account.working')}
          share={busy.total === 0 ? null : busy.done / busy.total}
          text={words.t('inbox.working', busy)}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <div role="status" className="min-w-0 text-sm">
          {busy !== null
            ? words.t('inbox.working', busy)
            : (said ?? (told !== null && <Outcome {...props} told={told} words={words} />))}
        </div>
        {busy === null && deeds.undo !== null && (
          <Button aria-keyshortcuts={keyNames.undo} onClick={() => void deeds.undo?.()}>
            {words.t('inbox.undo')} <Key name={keyNames.undo} />
          </Button>
        )}
      </div>
    </section>
  );
}

/** How many it was done with, and which were left as they were, each with why. */
function Outcome({ told, words, nameOf }: Props & { told: Told; words: Words }) {
  const { action, isUndo, done, unchanged, refused, error } = told;
  return (
    <>
      {(done > 0 || (unchanged === 0 && refused.length === 0 && error === null)) && (
        <span>
          {isUndo
            ? words.t('inbox.undone', { count: done })
            : words.t(`inbox.told.${action}`, { count: done })}{' '}
        </span>
      )}
      {unchanged > 0 && <span>{words.t('inbox.unchanged', { count: unchanged })} </span>}
      {refused.length > 0 && (
        <>
          <span>{words.t('inbox.refused', { count: refused.length })}</span>
          <ul className="list-disc ps-5">
            {refused.slice(0, mostNamed).map(({ alert, code }) => (
              <li key={alert}>
                {nameOf(alert)}: {code === null ? '' : words.problem(code, { what: nameOf(alert) }, code)}
              </li>
            ))}
          </ul>
        </>
      )}
      {error instanceof Error && <span className="text-refused">{failureText(words, error)}</span>}
    </>
  );
}

/** The others are as many more of the same. */
const mostNamed = 10;
