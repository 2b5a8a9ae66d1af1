import { type HandoverDraft, type HandoverTarget, type Jurisdiction, type Place } from '#siaga/contracts';
import {
  Button,
  errorText,
  type Fetched,
  lazyWindow,
  useFormat,
  usePermission,
  useKeys,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIncoming, useOutgoing } from './handover-state.js';
import { IncomingNotice } from './incoming-notice.js';
import { OutgoingNotice } from './outgoing-notice.js';
import { useJurisdiction } from './use-jurisdiction.js';
import '../styles/handover.css';

const HandOverDialog = lazyWindow<{
  callId: string;
  target: HandoverTarget;
  draft: HandoverDraft | undefined;
  onClose: () => void;
}>(async () => (await import('./hand-over-dialog.js')).HandOverDialog);

function OutsideStrip({
  judged,
  target,
  isAgain,
  onHandOver,
}: {
  judged: Jurisdiction;
  target: HandoverTarget;
  isAgain: boolean;
  onHandOver: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { isOwn, isUncertain, isEstimate, distanceToBorderM } = judged;
  const isSure = !isOwn && !isUncertain;
  const regency = target.regency?.name ?? '';
  const facts = [
    target.centre?.name ?? t('handover.noCentre'),
    distanceToBorderM !== null && t('handover.border', { distance: format.distance(distanceToBorderM) }),
    isEstimate && t('handover.guessed'),
  ];
  return (
    <div className={isSure ? 'ho is-outside' : 'ho is-perhaps'} role="status">
      <div className="ho-head">
        <div>
          <b>{t(isSure ? 'handover.outside' : 'handover.uncertain', { regency })}</b>
          <div className="muted">{facts.filter(Boolean).join(' · ')}</div>
        </div>
        <Button kind={isSure ? 'primary' : 'secondary'} kbd="S" onClick={onHandOver}>
          {t(isAgain ? 'handover.again' : 'handover.handOver')}
        </Button>
      </div>
    </div>
  );
}

/** Stands where the answer would: whose case it is could not be asked. The work goes on without it. */
function NotAsked({ asked }: { asked: Fetched<Jurisdiction> }): ReactElement {
  const { t } = useTranslation('console');
  const { t: common } = useTranslation('common');
  return (
    <div className="ho is-perhaps" role="status">
      <div className="ho-head">
        <div>
          <b>{t('handover.notAsked')}</b>
          <div className="muted">{errorText(asked.failure, common)}</div>
        </div>
        <Button isBusy={asked.isFetching} onClick={asked.reload}>
          {common('action.retry')}
        </Button>
      </div>
    </div>
  );
}

/** Whose case it is, and how its hand-over stands. S hands it over. */
export function HandoverSection({
  callId,
  place,
  regionCode,
  draft,
}: {
  callId: string;
  place: Place | null;
  regionCode: string;
  draft?: HandoverDraft;
}): ReactElement | null {
  const asked = useJurisdiction(place, regionCode);
  const judged = asked.data;
  const isUnknown = judged === null && asked.failure !== null;
  const [target, setTarget] = useState<HandoverTarget | null>(null);
  const outgoing = useOutgoing(callId);
  const incoming = useIncoming(callId);
  const mayHandOver = usePermission('handover.manage');
  const isAway = outgoing?.status === 'offered' || outgoing?.status === 'taken';
  const offered = mayHandOver && !isAway ? (judged?.target ?? null) : null;
  const handOver = offered ? () => setTarget(offered) : undefined;
  useKeys(target ? {} : { s: handOver });
  if (!outgoing && !incoming && !offered && !isUnknown) return null;
  return (
    <div className="sec">
      {incoming && <IncomingNotice handover={incoming} />}
      {outgoing && <OutgoingNotice handover={outgoing} />}
      {isUnknown && <NotAsked asked={asked} />}
      {judged && offered && handOver && (
        <OutsideStrip
          judged={judged}
          target={offered}
          isAgain={outgoing !== undefined}
          onHandOver={handOver}
        />
      )}
      {target && (
        <HandOverDialog callId={callId} target={target} draft={draft} onClose={() => setTarget(null)} />
      )}
    </div>
  );
}
