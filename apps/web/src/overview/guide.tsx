import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { ButtonLink } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

/** What to do first where nothing has been entered yet. */
export default function Guide() {
  const words = useWords();
  return (
    <Notice title={words.t('guide.title')}>
      <ForRole needed="contributor">
        <p className="mb-3">{words.t('guide.text')}</p>
        <ButtonLink look="primary" href="/enter">
          {words.t('quiet.enterFirst')}
        </ButtonLink>
      </ForRole>
      <p className="mt-3 text-sm text-muted">{words.t('guide.demo')}</p>
    </Notice>
  );
}
