import type { IndicatorSummaryWire, RuleWire } from '@marsad/indicators/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'wouter';
import { AlertsNav } from '../alert/nav.js';
import { api } from '../api/client.js';
import { keys, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Failed, isNotFound } from '../ui/failed.js';
import { FirstIndicator } from '../ui/first-indicator.js';
import { ServerForm, useTyped } from '../ui/form.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { unreadOf } from '../ui/unread.js';
import { Backtest } from './backtest.js';
import { bodyOf, draftOf, newDraft, type RuleDraft } from './draft.js';
import { RuleFields } from './fields.js';
import { RemovedReceivers } from './removed-receivers.js';
import { Rule } from './rules-page.js';

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
  const failed = unreadOf(indicators, rule);
  if (failed !== undefined && isNotFound(failed.error))
    return <NotFoundPage what={words.t('notFound.rule')} />;
  return (
    <>
      <h1 className="text-2xl font-semibold">{title}</h1>
      <AlertsNav />
      {whyNot !== null && (
        <div className="mb-4">
          <Notice kind="warning">{whyNot}</Notice>
        </div>
      )}
      {whyNot !== null && isNew ? null : failed !== undefined ? (
        <Failed what={words.t('rules.title')} error={failed.error} retry={() => void failed.refetch()} />
      ) : indicators.data === undefined || (!isNew && rule.data === undefined) ? (
        <Skeleton height={640} />
      ) : whyNot !== null && rule.data !== undefined ? (
        <Rule
          rule={rule.data}
          indicator={indicators.data.find(({ id: one }) => one === rule.data?.indicator)}
        />
      ) : isNew && indicators.data.length === 0 ? (
        <FirstIndicator />
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
  return (
    <ServerForm
      label={words.t(rule === null ? 'rules.new' : 'rules.edit')}
      first={first}
      undoes={rule !== null}
      creates={rule === null}
      version={rule?.version}
      className="flex flex-col gap-5"
      send={(draft) => {
        const body = bodyOf(draft);
        if (body === null) return null;
        return rule === null
          ? api.createRule(body)
          : api.editRule(rule.id, { ...body, version: rule.version });
      }}
      incomplete={words.t('rules.incomplete')}
      done={async () => {
        await Promise.all(
          [keys.rules, keys.allAlerts, keys.indicators].map((queryKey) =>
            client.invalidateQueries({ queryKey }),
          ),
        );
        go('/rules');
      }}
      submit={words.t(rule === null ? 'rules.save' : 'rules.saveEdit')}
      beside={<ButtonLink href="/rules">{words.t('account.cancel')}</ButtonLink>}
      around={(form) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card>{form}</Card>
          <BacktestOfTyped indicators={indicators} />
        </div>
      )}
    >
      {({ values, change, tried }) => (
        <>
          {rule !== null && <RemovedReceivers rule={rule} />}
          <RuleFields
            draft={values}
            change={change}
            indicators={indicators}
            isNew={rule === null}
            removed={rule?.removedReceivers ?? []}
            tried={tried}
          />
        </>
      )}
    </ServerForm>
  );
}

/** When the rule would have fired, as it stands in the form. */
function BacktestOfTyped({ indicators }: Pick<Props, 'indicators'>) {
  const { values } = useTyped<RuleDraft>();
  return <Backtest body={bodyOf(values)} indicator={indicators.find(({ id }) => id === values.indicator)} />;
}
