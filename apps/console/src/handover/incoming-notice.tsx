import { type Handover } from '#siaga/contracts';
import { Button, Countdown, formatPhone, lazyWindow, useFormat, usePlaceState } from '#siaga/web-kit';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';

/** What the sender knows becomes the card's first draft; what is typed here already stays. */
function useSentDraft(handover: Handover): void {
  useEffect(() => {
    const { callId, facts, personal } = handover;
    const { drafts, edit } = useWorkspace.getState();
    if (callId === null || drafts[callId] || handover.status !== 'taken') return;
    const patient = personal.incident?.patients[0];
    const notes = [personal.handoverNote, personal.incident?.notes, personal.callNote].filter(Boolean);
    edit(callId, {
      complaint: facts.complaint,
      triage: facts.triage,
      needs: facts.needs,
      patientCount: facts.patientCount ?? 1,
      sex: patient?.sex ?? null,
      age: patient?.ageYears === null || patient?.ageYears === undefined ? '' : String(patient.ageYears),
      condition: patient?.condition ?? '',
      notes: notes.join('\n'),
    });
  }, [handover]);
}

interface AboutHandover {
  handover: Handover;
  onClose: () => void;
}

const RefuseDialog = lazyWindow<AboutHandover>(async () => (await import('./refuse-dialog.js')).RefuseDialog);

/** Marks a case that another centre handed over: from whom, since when, and whom to phone back. */
export function IncomingNotice({ handover }: { handover: Handover }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const [refusing, setRefusing] = usePlaceState(`refuse:${handover.id}`, ['open']);
  useSentDraft(handover);
  const { centreName: centre, status, offeredBy, facts, ackDueAt, personal } = handover;
  const numbers = handover.phones.map(({ number }) => formatPhone(number)).join(', ');
  // The first try takes a moment: only a failed one is news.
  const isUnaware = handover.isUnsent && handover.sendAttempts > 0;
  const isLost = status === 'returned' || status === 'taken_back';
  return (
    <div className={isLost ? 'ho is-red' : 'ho is-incoming'} role={isLost ? 'alert' : 'status'}>
      <div className="ho-head">
        <b>{t('handover.incoming', { centre })}</b>
        {status === 'offered' && ackDueAt && (
          <b className="ho-clock">
            <Countdown to={ackDueAt} />
          </b>
        )}
      </div>
      <p>{t('handover.incomingText', { name: offeredBy, time: format.time(facts.callOfferedAt) })}</p>
      {personal.handoverNote && <p>{personal.handoverNote}</p>}
      <p className="muted num">{t('handover.callBack', { centre, numbers })}</p>
      {isLost && <p>{t('handover.senderHasIt')}</p>}
      {status === 'taken' && isUnaware && <p className="is-amber">{t('handover.senderUnaware')}</p>}
      {status === 'offered' && <Button onClick={() => setRefusing('open')}>{t('handover.refuse')}</Button>}
      {status === 'offered' && refusing && (
        <RefuseDialog handover={handover} onClose={() => setRefusing(null)} />
      )}
    </div>
  );
}
