import FeedsPage from '../feed/feeds-page.js';
import TablePage from '../import/table-page.js';
import TablesPage from '../import/tables-page.js';

/** Everything about tables, fetched as one: one route and one part of the start know of it. */
export default function TablesPages({ id }: { id: string }) {
  if (id === '') return <TablesPage />;
  return id === 'feeds' ? <FeedsPage /> : <TablePage key={id} id={id} />;
}
