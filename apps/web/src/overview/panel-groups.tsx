/** The comfortable density: a panel each, and plain rows for those without a number. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useWords } from '../language/words.js';
import { Boundary } from '../ui/boundary.js';
import { Card } from '../ui/card.js';
import { List } from '../ui/list.js';
import type { Group } from './arrangement.js';
import { groupTitle } from './group-title.js';
import { PinButton } from './pin-button.js';
import { QuietRow } from './quiet-row.js';
import { TrendPanel } from './trend-panel.js';

interface Props {
  readonly groups: readonly Group[];
  readonly pinned: ReadonlySet<string>;
  readonly pin: (indicator: IndicatorSummaryWire, on: boolean) => void;
}

/** Panels of a row are equally high, until one opens its table: the others then keep their own height. */
const rowOfPanels = 'grid gap-4 xl:grid-cols-3 has-[[aria-expanded=true]]:items-start';
/** Beyond so many, panels far from the window are not laid out. */
const mostAtOnce = 3;

export function PanelGroups({ groups, ...rest }: Props) {
  const count = groups.reduce((sum, { members }) => sum + members.length, 0);
  return (
    <div className="flex flex-col gap-10">
      {groups.map((group) => (
        <PanelGroup key={group.key} group={group} late={count > mostAtOnce} {...rest} />
      ))}
    </div>
  );
}

interface GroupProps extends Omit<Props, 'groups'> {
  readonly group: Group;
  readonly late: boolean;
}

function PanelGroup({ group: { key, members }, late, pinned, pin }: GroupProps) {
  const words = useWords();
  const id = useId();
  const drawn = members.filter(hasNumber);
  const quiet = members.filter((one) => !hasNumber(one));
  const corner = (indicator: IndicatorSummaryWire) => (
    <PinButton indicator={indicator} on={pinned.has(indicator.id)} pin={(on) => pin(indicator, on)} />
  );
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="text-base font-semibold">
          {groupTitle(words, key)}
        </h2>
        {key === 'section.unquantified' && (
          <p className="text-sm text-muted">{words.t('overview.unquantifiedLead')}</p>
        )}
      </div>
      {drawn.length > 0 && (
        <div className={rowOfPanels}>
          {drawn.map((indicator) => (
            <Boundary key={indicator.id} around="part">
              <TrendPanel
                indicator={indicator}
                height={indicator.section === 'headline' ? 232 : 176}
                corner={corner(indicator)}
                late={late}
              />
            </Boundary>
          ))}
        </div>
      )}
      {quiet.length > 0 && (
        <Card className="!py-1 sm:!py-1">
          <List>
            {quiet.map((indicator) => (
              <QuietRow key={indicator.id} indicator={indicator} corner={corner(indicator)} />
            ))}
          </List>
        </Card>
      )}
    </section>
  );
}

function hasNumber({ section, baseline, latest }: IndicatorSummaryWire): boolean {
  return baseline !== null || (section !== 'unquantified' && latest !== null);
}
