import { searchFolded } from '@marsad/indicators';

export interface JumpTarget {
  readonly href: string;
  readonly name: string;
  /** Other names it goes by. */
  readonly also: string;
  /** What is said beside it. */
  readonly text: string;
}

/** Those with every typed word in one of their names; names that begin with what was typed come first. */
export function targetsFor<Target extends JumpTarget>(
  targets: readonly Target[],
  typed: string,
): readonly Target[] {
  const wanted = searchFolded(typed);
  const parts = wanted.split(' ').filter((part) => part !== '');
  const fitting = targets.filter(({ name, also }) => {
    const names = searchFolded(`${name} ${also}`);
    return parts.every((part) => names.includes(part));
  });
  const begins = ({ name }: JumpTarget) => wanted !== '' && searchFolded(name).startsWith(wanted);
  return [...fitting.filter(begins), ...fitting.filter((target) => !begins(target))];
}
