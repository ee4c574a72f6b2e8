import { shownText } from '@marsad/indicators';
import type { OwnCheckWire } from '@marsad/indicators/contract';
import { useEffect, useRef, useState } from 'react';
import { ownCheckApi } from '../api/own-checks.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { TextLink } from '../ui/text-link.js';
import { CheckForm } from './check-form.js';
import { CheckState } from './check-state.js';
import { draftOf } from './draft.js';
import { Worked } from './worked.js';

interface Props {
  readonly check: OwnCheckWire;
  /** Somebody came for this one. */
  readonly isSought: boolean;
  readonly again: () => void;
  readonly gone: () => void;
}

/** One check: what the figures say of it, with the arithmetic. */
export function CheckItem({ check, isSought, again, gone }: Props) {
  const words = useWords();
  const [isEdited, setEdited] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isSought) frame.current?.scrollIntoView({ block: 'start' });
  }, [isSought]);
  const title = words.text(shownText(check.title));
  const { outcome } = check;
  if (isEdited)
    return (
      <Card>
        <CheckForm
          check={check}
          first={draftOf(check)}
          label={words.t('ownCheck.editing', { title })}
          done={() => {
            setEdited(false);
            again();
          }}
          cancel={() => setEdited(false)}
        />
      </Card>
    );
  return (
    <div ref={frame}>
      <Card labelledBy={check.id} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id={check.id} className="break-words text-base font-semibold">
              <bdi>{title}</bdi>
            </h2>
            {check.note !== null && (
              <p className="mt-0.5 max-w-3xl break-words text-sm text-muted">
                <bdi>{words.text(shownText(check.note))}</bdi>
              </p>
            )}
          </div>
          <ForRole needed="editor">
            <Button aria-label={`${words.t('ownCheck.edit')}: ${title}`} onClick={() => setEdited(true)}>
              {words.t('ownCheck.edit')}
            </Button>
            <Confirmed
              label={words.t('ownCheck.delete')}
              about={title}
              question={words.t('ownCheck.deleteQuestion')}
              act={() => ownCheckApi.deleteOwnCheck(check.id)}
              done={gone}
            />
          </ForRole>
        </div>
        <div>
          <CheckState state={outcome.state} period={outcome.period} />
          <p className="mt-1 max-w-3xl text-sm">{words.text(outcome.conclusion)}</p>
        </div>
        <Worked outcome={outcome} />
        <p className="text-xs text-muted">
          {check.alert !== null ? (
            <TextLink href={`/alerts/${check.alert}`}>{words.t('ownCheck.alert')}</TextLink>
          ) : (
            words.t(outcome.alertOn === null ? 'ownCheck.callsNobody' : 'ownCheck.calls')
          )}{' '}
          {words.t('ownCheck.by', { name: check.by, when: words.instant(check.at) })}
        </p>
      </Card>
    </div>
  );
}
