import type { IndicatorSummaryWire, ObservationWire, PinnedRevisionWire } from '@marsad/indicators/contract';
import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { BothWays } from './both-ways.js';
import { useRefresh } from './refresh.js';

interface Props {
  readonly observation: ObservationWire;
  readonly indicator: IndicatorSummaryWire;
}

/** Whether others are compared with this figure, and with it as it is now. */
export function BaselineChoice({ observation, indicator }: Props) {
  const words = useWords();
  const { baseline } = observation;
  if (baseline === null) return null;
  const figure = words.figure(baseline.quantity, indicator.unit, baseline.per);
  switch (baseline.standing) {
    case 'current':
      return <Notice>{words.t('observation.isBaseline')}</Notice>;
    case 'corrected':
      return (
        <Notice kind="warning" title={words.t('observation.baselineStill', { figure })}>
          <div className="flex flex-col gap-3">
            <BothWays indicator={indicator} pinned={baseline} />
            <Offer observation={observation} indicator={indicator} pinned={baseline} />
          </div>
        </Notice>
      );
    case 'retracted':
      return (
        <Notice kind="warning" title={words.t('observation.baselineRetracted')}>
          <div className="flex flex-col gap-3">
            <p>{words.t('observation.baselineRetractedMore', { figure })}</p>
            <Offer observation={observation} indicator={indicator} pinned={baseline} />
          </div>
        </Notice>
      );
  }
}

/** The one step that makes what is compared right again. Its reason is that of the correction. */
function Offer({ observation, indicator, pinned }: Props & { pinned: PinnedRevisionWire }) {
  const words = useWords();
  const refresh = useRefresh(observation, indicator);
  const gone = pinned.standing === 'retracted';
  const taking = useMutation({
    mutationFn: () => {
      const reason = observation.revised.reason ?? words.t('observation.baselineReason');
      if (gone) return api.endBaseline(indicator.id, pinned.dimensions, reason);
      const range = observation.quantity.qualifier === 'range' ? pinned.range : null;
      return api.pinBaseline(indicator.id, { observation: observation.id, range, reason });
    },
    onSettled: refresh,
  });
  return (
    <ForRole needed="editor">
      {taking.error !== null && <p role="status">{failureText(words, taking.error)}</p>}
      <div>
        <Button disabled={taking.isPending} onClick={() => taking.mutate()}>
          {words.t(gone ? 'observation.endBaseline' : 'observation.pinCorrection')}
        </Button>
      </div>
    </ForRole>
  );
}
