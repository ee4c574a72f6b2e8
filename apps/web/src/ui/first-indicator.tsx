import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { ButtonLink } from './button.js';
import { Notice } from './notice.js';

/** What to do first where nothing is watched yet. */
export function FirstIndicator() {
  const words = useWords();
  const whyNot = useWhyNot('admin');
  return (
    <Notice title={words.t('guide.noneTitle')}>
      <p className="mb-3">{words.t('guide.noneText')}</p>
      {whyNot === null ? (
        <>
          <ButtonLink look="primary" href="/settings/indicators/new">
            {words.t('guide.noneMake')}
          </ButtonLink>
          <p className="mt-3 text-sm text-muted">{words.t('guide.noneSource')}</p>
        </>
      ) : (
        <p>{words.t('guide.noneAsk')}</p>
      )}
    </Notice>
  );
}
