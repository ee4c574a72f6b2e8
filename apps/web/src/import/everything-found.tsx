import type { PackageImportWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';

const outcomes = ['new', 'unchanged', 'differs', 'refused'] as const;
/** Who has more to look at than that asks the API. */
const mostShown = 50;

/** What a package holds, in counts, and one by one what is to be looked at. */
export function EverythingFound({ found }: { found: PackageImportWire }) {
  const words = useWords();
  const held = found.counts.filter((one) => outcomes.some((outcome) => one[outcome] > 0));
  const told = found.items.filter(({ outcome }) => outcome !== 'new');
  const rest = told.length - mostShown;
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full max-w-2xl text-sm">
          <caption className="sr-only">{words.t('tables.everythingHolds')}</caption>
          <thead>
            <tr className="border-b border-line text-muted">
              <td />
              {outcomes.map((outcome) => (
                <th key={outcome} scope="col" className="px-2 py-1.5 text-end font-medium">
                  {words.t(`tables.everything.${outcome}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {held.map((one) => (
              <tr key={one.of}>
                <th scope="row" className="py-1.5 pe-2 text-start font-normal">
                  {words.t(`tables.everything.of.${one.of}`)}
                </th>
                {outcomes.map((outcome) => (
                  <td key={outcome} className="px-2 py-1.5 text-end tabular-nums">
                    {one[outcome] === 0 ? <span className="text-faint">–</span> : words.number(one[outcome])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {told.length > 0 && (
        <ul className="divide-y divide-line border-y border-line text-sm">
          {told.slice(0, mostShown).map((item) => (
            <Told key={`${item.of} ${item.id}`} item={item} />
          ))}
          {rest > 0 && (
            <li className="py-1.5 text-muted">{words.t('tables.everythingMore', { count: rest })}</li>
          )}
        </ul>
      )}
    </>
  );
}

function Told({ item }: { item: PackageImportWire['items'][number] }) {
  const words = useWords();
  const { of, id, name, outcome, parts, deleted, errors } = item;
  const why = () => {
    if (outcome === 'refused') return errors.map(({ detail }) => detail).join(' ');
    if (deleted) return words.t('tables.everythingDeleted');
    return words.t('tables.everythingDiffers', { parts: parts.join(', ') });
  };
  const shown = name[words.language] ?? name.en ?? name.ar ?? id;
  return (
    <li className="flex flex-wrap gap-x-3 py-1.5">
      <span className="min-w-0 break-words">
        <bdi className="font-medium">{shown === '' ? id : shown}</bdi>{' '}
        <span className="text-muted">{words.t(`tables.everything.of.${of}`)}</span>
      </span>
      <span className={`min-w-0 break-words ${outcome === 'refused' ? 'text-bad' : 'text-muted'}`}>
        {why()}
      </span>
    </li>
  );
}
