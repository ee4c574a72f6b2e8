/** What fails inside stays inside: the rest of the app goes on, and a person is told what can be done. */
import { Component, type ReactNode, Suspense } from 'react';
import { useWords } from '../language/words.js';
import { preloadable } from '../lazy/lazy-component.js';
import { problemId } from './problem-id.js';

/** What failed: all of the app, a page, a part of one, or what nobody misses; or what tells of a failure. */
export type Around = 'app' | 'page' | 'part' | 'extra' | 'failure';

const FailureShown = preloadable(() => import('./failure-shown.js'), ['failure']);

/** Has what is shown after a failure at hand before there is one: then it may be that nothing more can be fetched. */
export const fetchFailureShown = FailureShown.fetch;

interface Props {
  readonly around: Around;
  /** What it is about: where that changes, it is tried again. */
  readonly of?: string;
  readonly children: ReactNode;
}

interface State {
  readonly failed: { readonly error: unknown } | null;
}

export class Boundary extends Component<Props, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: { error } };
  }

  override componentDidCatch(error: unknown): void {
    console.error(`Problem ${problemId(error)}:`, error);
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed !== null && before.of !== this.props.of) this.again();
  }

  private readonly again = (): void => this.setState({ failed: null });

  override render(): ReactNode {
    const { around, children } = this.props;
    const { failed } = this.state;
    if (failed === null) return children;
    if (around === 'extra') return null;
    if (around === 'failure') return <Bare />;
    return (
      <Boundary around="failure">
        <Suspense fallback={<Bare />}>
          <FailureShown around={around} error={failed.error} again={this.again} />
        </Suspense>
      </Boundary>
    );
  }
}

/** Until more can be said. */
function Bare() {
  return <p role="alert">{useWords().t('failed.unexpected')}</p>;
}

/** A part that is fetched later: what stands in its place until it is there, and if it never is. */
export function Later({ fallback, around = 'part', ...rest }: Partial<Props> & { fallback: ReactNode }) {
  const { of = '', children } = rest;
  return (
    <Boundary around={around} of={of}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Boundary>
  );
}
