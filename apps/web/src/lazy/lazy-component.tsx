/** Components that are fetched apart, but drawn without a placeholder where they are here already. */
import { type ComponentType, type LazyExoticComponent, lazy, useState } from 'react';
import { fetchWordsShown } from '../language/words.js';
import { orMissing } from './part-missing.js';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

export interface Preloadable<P> {
  (props: P): React.JSX.Element;
  /** Resolves when it is here. */
  readonly fetch: () => Promise<void>;
}

/** @param words what it says beside what the start says */
export function preloadable<P extends object>(
  load: Load<P>,
  words: readonly ('indicator' | 'failure')[] = [],
): Preloadable<P> {
  let here: ComponentType<P> | null = null;
  const both = withWords(load, words);
  const fetch = async () => {
    here = (await both()).default;
  };
  const Later = lazy(both) as unknown as ComponentType<P>;
  function Shown(props: P) {
    // What was begun with stays: to change over would throw away what it holds.
    const [Component] = useState(() => here ?? Later);
    return <Component {...props} />;
  }
  return Object.assign(Shown, { fetch });
}

/** A component that is not drawn at the start of any visit; it may say anything. */
export function lazyComponent<P extends object>(load: Load<P>): LazyExoticComponent<ComponentType<P>> {
  return lazy(withWords(load));
}

/** Brings what a component says along with it. */
function withWords<P>(load: Load<P>, words?: readonly ('indicator' | 'failure')[]): Load<P> {
  return async () => (await orMissing(Promise.all([load(), fetchWordsShown(words)])))[0];
}
