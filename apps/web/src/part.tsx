/** Parts of the app that are fetched apart, but drawn without a placeholder where they are here already. */
import { type ComponentType, lazy, useState } from 'react';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

export interface Part<P> {
  (props: P): React.JSX.Element;
  /** Resolves when it is here. */
  readonly fetch: () => Promise<void>;
}

export function part<P extends object>(load: Load<P>): Part<P> {
  let here: ComponentType<P> | null = null;
  const fetch = async () => {
    here = (await load()).default;
  };
  const Later = lazy(load) as unknown as ComponentType<P>;
  function Shown(props: P) {
    // What was begun with stays: to change over would throw away what it holds.
    const [Component] = useState(() => here ?? Later);
    return <Component {...props} />;
  }
  return Object.assign(Shown, { fetch });
}
