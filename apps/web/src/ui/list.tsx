import { List as TremorList, ListItem as TremorListItem } from '@tremor/react';
import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly className?: string;
}

/** Tremor's list in the ink of the page: things of one kind below each other, with a line between. */
export function List({ children, className = '' }: Props) {
  return <TremorList className={`!text-ink ${className}`}>{children}</TremorList>;
}

/** A list that stands among other things: with a line above and below. */
export function FramedList({ children }: { children: ReactNode }) {
  return <List className="border-y border-line">{children}</List>;
}

/** Tremor's item, its parts one after the other from the start of the line. */
export function ListItem({ children, className = '' }: Props) {
  return <TremorListItem className={`!justify-start ${className}`}>{children}</TremorListItem>;
}
