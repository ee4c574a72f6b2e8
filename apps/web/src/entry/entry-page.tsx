import type { OpenSubmissionListWire, OpenSubmissionWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useSearchParams } from 'wouter';
import { api } from '../api/client.js';
import { noAnswer } from '../api/no-answer.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { storedCatalogue } from '../session/device-store.js';
import { useSession, useWhyNot } from '../session/session.js';
import { Failed } from '../ui/failed.js';
import { FirstIndicator } from '../ui/first-indicator.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { EntryForm } from './entry-form.js';

export default function EnterPage() {
  const words = useWords();
  usePageTitle(words.t('enter.title'));
  const whyNot = useWhyNot('contributor');
  const indicators = useIndicators();
  const kept = useKeptIndicators(indicators.error);
  const [asked] = useSearchParams();
  const id = asked.get('submission');
  const mended = useOpenSubmission(id);
  // Decided or taken back while it stands in the form: what is typed there stays.
  const begun = useRef<OpenSubmissionWire | null>(null);
  if (mended.data) begun.current = mended.data;
  const inForm = begun.current?.id === id ? begun.current : null;
  if (whyNot !== null) return <Notice kind="warning">{whyNot}</Notice>;
  const known = indicators.data ?? kept.data?.indicators;
  if (known === undefined) {
    return indicators.isError && !kept.isLoading ? (
      <Failed
        what={words.t('failed.indicators')}
        error={indicators.error}
        retry={() => void indicators.refetch()}
      />
    ) : (
      <Skeleton height={640} />
    );
  }
  if (known.length === 0) return <FirstIndicator />;
  if (mended.isLoading) return <Skeleton height={640} />;
  if (mended.data === undefined && mended.isError)
    return <Failed what={words.t('review.what')} error={mended.error} retry={() => void mended.refetch()} />;
  // Decided or taken back meanwhile: there is nothing left to mend.
  if (mended.data === null && inForm === null)
    return <Notice kind="warning">{words.problem('submission-not-open', {}, '')}</Notice>;
  return (
    <EntryForm
      // The form of another figure begins anew.
      key={id ?? 'new'}
      indicators={known}
      timeZone={kept.data?.timeZone ?? null}
      mended={inForm}
    />
  );
}

/** What this device keeps of the catalogue, where the server can't be asked; null for nothing. */
function useKeptIndicators(error: Error | null) {
  const { person } = useSession();
  const { data = null, isLoading } = useQuery({
    queryKey: ['kept', person?.id],
    queryFn: () => storedCatalogue(person?.id ?? ''),
    enabled: error !== null && noAnswer(error),
  });
  return { data, isLoading };
}

/** A figure that was handed in and is to be handed in again; null where it is not open any more. */
function useOpenSubmission(id: string | null) {
  return useQuery({
    queryKey: [...keys.submissions, 'mended', id],
    queryFn: async ({ signal }) => {
      for (let cursor: string | null = null; ; ) {
        const page: OpenSubmissionListWire = await api.openSubmissions(cursor, signal);
        const figures = page.items.filter((one) => one.import === null);
        const found = figures.find((one) => one.id === id);
        if (found !== undefined || page.next === null) return found ?? null;
        cursor = page.next;
      }
    },
    enabled: id !== null,
    // What is being typed over must not change under the hands.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}
