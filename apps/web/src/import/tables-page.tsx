import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { ButtonLink } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { BringIn } from './bring-in.js';
import { Everything } from './everything.js';
import { History } from './history.js';
import { useWhyNoTable } from './may-import.js';
import { TablesNav } from './nav.js';
import { SavedMappings } from './saved-mappings.js';
import { Templates } from './templates.js';

/** Where years of figures come in at once, and everything that has come in so. */
export default function TablesPage() {
  const words = useWords();
  usePageTitle(words.t('tables.title'));
  const whyNot = useWhyNoTable();
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('tables.title')}</h1>
      <TablesNav />
      <p className="mb-4 max-w-prose text-sm text-muted">{words.t('tables.lead')}</p>
      {whyNot === null ? (
        <div className="grid gap-4">
          <BringIn />
          <ToGrid />
          <History />
          <Templates />
          <ForRole needed="editor">
            <SavedMappings />
          </ForRole>
          <ForRole needed="admin">
            <Everything />
          </ForRole>
        </div>
      ) : (
        <Notice kind="warning">{whyNot}</Notice>
      )}
    </>
  );
}

/** For whoever has no table yet. */
function ToGrid() {
  const words = useWords();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ButtonLink href="/tables/grid">{words.t('grid.open')}</ButtonLink>
      <p className="min-w-0 flex-1 basis-64 text-sm text-muted">{words.t('grid.openLead')}</p>
    </div>
  );
}
