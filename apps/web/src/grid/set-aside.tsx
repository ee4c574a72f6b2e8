/** What was taken out of the grid last, and the way back: thrown away, or in a table that is not recorded. */

import { StatusMark } from '../import/status-mark.js';
import { useImport } from '../import/use-import.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';
import { type SetAside as Aside, figuresIn } from './draft.js';

interface Props {
  readonly aside: Aside;
  readonly putBack: () => void;
  readonly forget: () => void;
}

export function SetAside({ aside, putBack, forget }: Props) {
  const words = useWords();
  const { table, cells } = aside;
  const count = figuresIn(cells);
  if (table !== null) return <Sent table={table} count={count} putBack={putBack} forget={forget} />;
  return (
    <Notice role="status">
      <p className="mb-3">{words.t('grid.discarded', { count })}</p>
      <Ways putBack={putBack} forget={forget} />
    </Notice>
  );
}

function Sent({ table, count, putBack, forget }: Omit<Props, 'aside'> & { table: string; count: number }) {
  const words = useWords();
  const { data } = useImport(table);
  // What is recorded is on record, and stands in the grid as that.
  if (data === undefined || data.status === 'committed' || data.status === 'committing') return null;
  return (
    <Notice role="status">
      <p>{words.t('grid.sent', { count })}</p>
      <p className="mb-3 flex flex-wrap items-center gap-x-2">
        <TextLink href={`/tables/${table}`}>
          <bdi>{data.name}</bdi>
        </TextLink>
        <StatusMark status={data.status} />
      </p>
      <Ways putBack={putBack} forget={forget} />
    </Notice>
  );
}

function Ways({ putBack, forget }: Pick<Props, 'putBack' | 'forget'>) {
  const words = useWords();
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={putBack}>{words.t('grid.putBack')}</Button>
      <Button className="border-transparent" onClick={forget}>
        {words.t('grid.forget')}
      </Button>
    </div>
  );
}
