import FeedsPage from '../feed/feeds-page.js';
import TablePage from '../import/table-page.js';
import TablesPage from '../import/tables-page.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';
import { Skeleton } from '../ui/skeleton.js';

const GridPage = lazyComponent(() => import('../grid/grid-page.js'));

/** Everything about tables, fetched as one: one route and one part of the start know of it. */
export default function TablesPages({ id }: { id: string }) {
  if (id === '') return <TablesPage />;
  if (id === 'grid')
    return (
      <Later fallback={<Skeleton height={640} />}>
        <GridPage />
      </Later>
    );
  return id === 'feeds' ? <FeedsPage /> : <TablePage key={id} id={id} />;
}
