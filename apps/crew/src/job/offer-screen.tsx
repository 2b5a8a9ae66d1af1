import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclineReason, type Assignment } from '#siaga/contracts';
import { serverNowMs, showError, useNow } from '#siaga/web-kit';
import { unlockSound, useOfferAlarm, useSoundUnlocked } from '../device/offer-alarm.js';
import { targetOf } from '../duty/use-duty.js';
import { countdown } from './countdown.policy.js';
import { useJobWords } from './job-words.js';
import { commandQueue } from '../offline/command-queue.js';
import { FactList, JobHeading } from './job-heading.js';
import { BigChoice, Sheet } from '../frame/sheet.js';

/** The time left, readable at arm's length. */
function TimeLeft({ assignment }: { assignment: Assignment }): ReactElement {
  const { t } = useTranslation('crew');
  // The shared second wakes this up; the exact time keeps the last second from ending early.
  useNow();
  const left = countdown(assignment.offeredAt, assignment.dueAt ?? assignment.offeredAt, serverNowMs());
  return (
    <section className={`cr-count ${left.remainingS <= 10 ? 'urgent' : ''}`} aria-live="off">
      <p>{left.isOver ? t('offer.over') : t('offer.answer')}</p>
      <b className="num" aria-label={`${left.remainingS} ${t('offer.seconds')}`}>
        {left.remainingS}
      </b>
      <div className="track">
        <i style={{ width: `${left.fraction * 100}%` }} />
      </div>
    </section>
  );
}

function DeclineSheet({
  assignment,
  onClose,
}: {
  assignment: Assignment;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  return (
    <Sheet title={t('offer.declineTitle')} onClose={onClose}>
      {DeclineReason.options.map((reason) => (
        <BigChoice
          key={reason}
          title={common(`reason.${reason}`)}
          onChoose={() => {
            commandQueue.add(targetOf(assignment), { kind: 'decline', reason });
            onClose();
          }}
        />
      ))}
    </Sheet>
  );
}

/** A job is offered: it fills the screen, rings and shakes until answered. */
export function OfferScreen({ assignment }: { assignment: Assignment }): ReactElement {
  const { t } = useTranslation('crew');
  const words = useJobWords(assignment);
  const isUnlocked = useSoundUnlocked();
  const [isDeclining, setDeclining] = useState(false);
  useOfferAlarm(!isDeclining);
  const { id } = assignment;
  const { jobLabel } = targetOf(assignment);
  const isDelivered = assignment.deliveredAt !== null;
  useEffect(() => {
    if (!isDelivered) commandQueue.add({ assignmentId: id, jobLabel }, { kind: 'delivered' });
  }, [id, jobLabel, isDelivered]);

  return (
    <main className="cr-screen cr-offer" data-triage={assignment.job.triage ?? 'none'}>
      <JobHeading assignment={assignment} label={t('offer.new')} />
      <TimeLeft assignment={assignment} />
      <FactList
        facts={[
          { name: t('fact.travel'), text: words.travel },
          { name: t('fact.patient'), text: words.patient },
          ...(words.condition ? [{ name: t('fact.condition'), text: words.condition }] : []),
          { name: t('fact.prepare'), text: words.prepare },
          { name: t('fact.destination'), text: words.destination },
        ]}
      />
      <div className="cr-actions">
        {!isUnlocked && (
          <button
            type="button"
            className="cr-button thin"
            onClick={() => void unlockSound().catch(showError)}
          >
            {t('sound.off')}
          </button>
        )}
        <button
          type="button"
          className="cr-button go"
          onClick={() => commandQueue.add(targetOf(assignment), { kind: 'accept' })}
        >
          {t('offer.accept')}
        </button>
        <button type="button" className="cr-button" onClick={() => setDeclining(true)}>
          {t('offer.decline')}
        </button>
      </div>
      {isDeclining && <DeclineSheet assignment={assignment} onClose={() => setDeclining(false)} />}
    </main>
  );
}
