import { useWords } from '../language/words.js';
import { usePageTitle } from '../ui/page-title.js';
import { Checks } from './checks.js';
import { DocumentSource } from './document-source.js';
import { Measures } from './measures.js';
import { ReferenceFigures } from './reference-figures.js';

/** What a source document gives beside the monitored figures, and how far it agrees with itself. */
export default function FactsPage() {
  const words = useWords();
  usePageTitle(words.t('facts.title'));
  return (
    <>
      <div className="mb-6 max-w-3xl">
        <h1 className="text-2xl font-semibold">{words.t('facts.title')}</h1>
        <p className="mt-1 text-base text-muted">{words.t('facts.lead')}</p>
        <DocumentSource />
      </div>
      <div className="flex flex-col gap-10">
        <ReferenceFigures />
        <Checks />
        <Measures />
      </div>
    </>
  );
}
