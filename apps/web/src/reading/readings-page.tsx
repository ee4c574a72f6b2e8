import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { BringIn } from './bring-in.js';
import { History } from './history.js';

/** From a report to figures: where reports come in, and every one that has. */
export function ReadingsPage() {
  const words = useWords();
  usePageTitle(words.t('readings.title'));
  const whyNot = useWhyNot('contributor');
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('readings.title')}</h1>
      <p className="mb-4 max-w-prose text-sm text-muted">{words.t('readings.lead')}</p>
      {whyNot === null ? (
        <div className="grid gap-4">
          <BringIn />
          <History />
        </div>
      ) : (
        <Notice kind="warning">{whyNot}</Notice>
      )}
    </>
  );
}
