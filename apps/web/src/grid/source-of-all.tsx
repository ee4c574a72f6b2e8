/** The source that holds for the whole block, and whether rows may name one of their own. */
import type { RefObject } from 'react';
import { SourcePartsFields } from '../entry/source-parts.js';
import { useWords } from '../language/words.js';
import { Section } from '../ui/section.js';
import type { SourcePart } from './layout.js';
import type { GridSource, SourceFault } from './reading.js';

interface Props {
  readonly source: GridSource;
  readonly isByRow: boolean;
  readonly faults: readonly SourceFault[];
  readonly first: RefObject<HTMLInputElement>;
  readonly change: (part: Partial<GridSource>) => void;
  readonly setByRow: (isByRow: boolean) => void;
}

export function SourceOfAll({ source, isByRow, faults, first, change, setByRow }: Props) {
  const words = useWords();
  const said = (part: SourcePart) =>
    faults
      .filter((one) => one.part === part)
      .map(({ problem: { code, params } }) => words.problem(code, params, code));
  return (
    <Section
      title={words.t('grid.source')}
      lead={words.t(isByRow ? 'grid.sourceLeadByRow' : 'grid.sourceLead')}
    >
      <div className="grid gap-5">
        <SourcePartsFields {...{ source, change, said, first }} />
        <label className="flex min-h-8 w-fit items-start gap-2 text-sm">
          <input
            type="checkbox"
            className="mt-1 size-4 accent-accent"
            checked={isByRow}
            onChange={({ target }) => setByRow(target.checked)}
          />
          <span>
            {words.t('grid.byRow')}
            <span className="block text-xs text-faint">{words.t('grid.byRowHint')}</span>
          </span>
        </label>
      </div>
    </Section>
  );
}
