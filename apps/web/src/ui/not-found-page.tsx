import { useWords } from '../language/words.js';
import { ButtonLink } from './button.js';
import { usePageTitle } from './page-title.js';

export default function NotFoundPage({ what }: { what?: string }) {
  const words = useWords();
  usePageTitle(words.t('notFound.title'));
  return (
    <div className="mx-auto max-w-xl py-12 text-center">
      <h1 className="text-2xl font-semibold">{what ?? words.t('notFound.title')}</h1>
      <p className="mb-6 mt-2 text-base text-muted">{words.t('notFound.text')}</p>
      <ButtonLink look="primary" href="/">
        {words.t('notFound.back')}
      </ButtonLink>
    </div>
  );
}
