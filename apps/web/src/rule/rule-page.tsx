import type { IndicatorSummaryWire, RuleWire } from '@marsad/indicators/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { AlertsNav } from '../alert/nav.js';
import { ApiError, api } from '../api/client.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Failed, failureText, isNotFound } from '../ui/failed.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { Backtest } from './backtest.js';
import { bodyOf, draftOf, newDraft, type RuleDraft } from './draft.js';
import { RuleFields } from './fields.js';
import { RemovedReceivers } from './removed-receivers.js';

/** One rule in its form, or a new one, with when it would have fired beside it. */
export default function RulePage({ id }: { id: string }) {
  const words = useWords();
  const isNew = id === 'new';
  const title = words.t(isNew ? 'rules.new' : 'rules.edit');
  usePageTitle(title);
  const whyNot = useWhyNot('editor');
  const indicators = useIndicators();
  const rule = useQuery({
    queryKey: [...keys.rules, id],
    queryFn: ({ signal }) => api.rule(id, signal),
    enabled: !isNew,
    // What is being typed over must not change under the hands.
    refetchOnWindowFocus: false,
  });
  const failed = [indicators, rule].find(({ isError }) => isError);
  if (rule.error && isNotFound(rule.error)) return <NotFoundPage what={words.t('notFound.rule')} />;
  return (
    <>
      <h1 className="text-2xl font-semibold">{title}</h1>
      <AlertsNav />
      {whyNot !== null ? (
        <Notice kind="warning">{whyNot}</Notice>
      ) : failed?.error ? (
        <Failed what={words.t('rules.title')} error={failed.error} retry={() => void failed.refetch()} />
      ) : indicators.data === undefined || (!isNew && rule.data === undefined) ? (
        <Skeleton height={640} />
      ) : (
        <Content rule={rule.data ?? null} indicators={indicators.data} />
      )}
    </>
  );
}

interface Props {
  readonly rule: RuleWire | null;
  readonly indicators: readonly IndicatorSummaryWire[];
}

function Content({ rule, indicators }: Props) {
  const words = useWords();
  const [asked] = useSearchParams();
  const first = rule === null ? newDraft(asked.get('indicator') ?? '') : draftOf(rule);
  if (first === null) return <Notice kind="warning">{words.t('rules.tooMuch')}</Notice>;
  return <Form rule={rule} indicators={indicators} first={first} />;
}

function Form({ rule, indicators, first }: Props & { first: RuleDraft }) {
  const words = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(first);
  const body = bodyOf(draft);
  const [tried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: () => {
      if (body === null) throw new Error('incomplete');
      return rule === null ? api.createRule(body) : api.editRule(rule.id, { ...body, version: rule.version });
    },
    onSuccess: async () => {
      await Promise.all(
        [keys.rules, keys.allAlerts, keys.indicators].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
      go('/rules');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (body !== null) saving.mutate();
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card>
        <form
          aria-label={words.t(rule === null ? 'rules.new' : 'rules.edit')}
          onSubmit={submit}
          className="flex flex-col gap-5"
        >
          {rule !== null && <RemovedReceivers rule={rule} />}
          <RuleFields
            draft={draft}
            change={(fields) => setDraft((before) => ({ ...before, ...fields }))}
            indicators={indicators}
            isNew={rule === null}
            removed={rule?.removedReceivers ?? []}
            tried={tried}
          />
          <div role="status" className="empty:hidden">
            {tried && body === null && <Notice kind="error">{words.t('rules.incomplete')}</Notice>}
            {saving.isError && body !== null && (
              <Notice kind="error">{refusalText(saving.error) ?? failureText(words, saving.error)}</Notice>
            )}
          </div>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="primary" disabled={saving.isPending}>
              {words.t(rule === null ? 'rules.save' : 'rules.saveEdit')}
            </Button>
            <ButtonLink href="/rules">{words.t('account.cancel')}</ButtonLink>
          </div>
        </form>
      </Card>
      <Backtest body={body} indicator={indicators.find(({ id }) => id === draft.indicator)} />
    </div>
  );
}

/** What was refused field by field, in one text: the form has no place for faults it cannot make. */
function refusalText(error: Error): string | null {
  const failure = error instanceof ApiError ? error.failure : null;
  const items = failure?.kind === 'problem' ? (failure.problem.errors ?? []) : [];
  return items.length === 0 ? null : items.map(({ detail }) => detail).join(' ');
}
