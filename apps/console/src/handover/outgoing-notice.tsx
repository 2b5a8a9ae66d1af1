import { type Handover, isHandoverRed } from '#siaga/contracts';
import {
  Button,
  Countdown,
  DraftNote,
  Field,
  useCommand,
  useDraftState,
  useEntities,
  useFormat,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { PhoneScript } from './phone-script.js';
import { useReasonText } from './use-reason-text.js';

function put(handover: Handover | null): void {
  if (handover) useEntities.getState().put('handover', handover);
}

/** What was said on the telephone. */
function PhoneAnswer({ handover }: { handover: Handover }): ReactElement {
  const { t } = useTranslation('console');
  const draft = useDraftState(`handover:${handover.id}:taken_by`, z.string(), '');
  const name = draft.value;
  const { run, isBusy } = useCommand('confirmHandover');
  const take = async (): Promise<void> => {
    if (name.trim().length < 2) return;
    const taken = await run({ id: handover.id, outcome: 'taken', takenBy: name.trim() });
    if (taken) draft.drop();
    put(taken);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <PhoneScript phones={handover.phones} script={handover.script} />
      <Field
        label={t('handover.takenName')}
        value={name}
        maxLength={120}
        onChange={(event) => draft.set(event.target.value)}
      />
      <DraftNote {...draft} onDiscard={draft.drop} />
      <div className="ho-keys">
        <Button kind="primary" type="submit" disabled={name.trim().length < 2} isBusy={isBusy}>
          {t('handover.taken')}
        </Button>
        <Button
          isBusy={isBusy}
          onClick={() => void run({ id: handover.id, outcome: 'nobody_answers' }).then(put)}
        >
          {t('handover.nobody')}
        </Button>
      </div>
    </form>
  );
}

function Waiting({ handover }: { handover: Handover }): ReactElement {
  const { t } = useTranslation('console');
  const back = useCommand('takeBackHandover');
  const { method, deliveredAt, sendAttempts, ackDueAt } = handover;
  return (
    <div className="ho is-waiting" role="status">
      <div className="ho-head">
        <b>{t('handover.waiting', { centre: handover.centreName })}</b>
        {ackDueAt && (
          <b className="ho-clock">
            <Countdown to={ackDueAt} />
          </b>
        )}
      </div>
      {method === 'phone' ? (
        <PhoneAnswer handover={handover} />
      ) : (
        <p className={deliveredAt || sendAttempts === 0 ? 'muted' : 'is-amber'}>
          {deliveredAt && t('handover.arrived')}
          {!deliveredAt && sendAttempts > 0 && t('handover.notArrived', { n: sendAttempts })}{' '}
          {t('handover.waitingText')}
        </p>
      )}
      <Button isBusy={back.isBusy} onClick={() => void back.run({ id: handover.id }).then(put)}>
        {t('handover.takeBack')}
      </Button>
    </div>
  );
}

function LateTaking({ handover }: { handover: Handover }): ReactElement | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { run, isBusy } = useCommand('confirmHandover');
  const { lateTakenAt, lateTakenBy, id } = handover;
  if (lateTakenAt === null || handover.status === 'taken') return null;
  const name = lateTakenBy ?? handover.centreName;
  const accept = (): void => void run({ id, outcome: 'taken', takenBy: name }).then(put);
  return (
    <>
      <p>{t('handover.late', { name, time: format.time(lateTakenAt) })}</p>
      <Button isBusy={isBusy} onClick={accept}>
        {t('handover.acceptLate')}
      </Button>
    </>
  );
}

/** How the hand-over of a case stands: a running clock, a red return, or a late taking. */
export function OutgoingNotice({ handover }: { handover: Handover }): ReactElement | null {
  const { t } = useTranslation('console');
  const reasonText = useReasonText();
  const { run, isBusy } = useCommand('takeBackHandover');
  const { status, centreName: centre } = handover;
  if (status === 'offered') return <Waiting handover={handover} />;
  if (status === 'taken')
    return (
      <div className="ho">
        <b>{t('handover.done', { centre, name: handover.answeredBy ?? '' })}</b>
      </div>
    );
  if (status === 'taken_back' || (!isHandoverRed(handover) && handover.lateTakenAt === null))
    return handover.lateTakenAt === null ? null : (
      <div className="ho is-red" role="alert">
        <LateTaking handover={handover} />
      </div>
    );
  return (
    <div className="ho is-red" role="alert">
      <b>{t(`handover.${status}`, { centre })}</b>
      {handover.reason && <p>{reasonText(handover.reason)}</p>}
      <LateTaking handover={handover} />
      {isHandoverRed(handover) && (
        <Button isBusy={isBusy} onClick={() => void run({ id: handover.id }).then(put)}>
          {t('handover.handle')}
        </Button>
      )}
    </div>
  );
}
