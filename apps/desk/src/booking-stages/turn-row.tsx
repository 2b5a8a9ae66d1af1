import { type StageTurn, type Ticket } from '#siaga/contracts';
import { Button, Kbd, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { actsOf, type TurnAct } from './turn-steps.policy.js';

/** One number in a stage: whose it is, where it stands, and what can be done with it. */
export function TurnRow({
  turn,
  ticket,
  isBusy,
  hasKeys,
  onAct,
}: {
  turn: StageTurn;
  ticket: Ticket | undefined;
  isBusy: boolean;
  /** Whether the counter's keys act on this one. */
  hasKeys: boolean;
  onAct: (turn: StageTurn, act: TurnAct) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { label, state, isCompounded, waitingAt, servedAt, calledAt, room, skips } = turn;
  const facts = [
    isCompounded !== null && t(isCompounded ? 'stage.medicine.made' : 'stage.medicine.ready'),
    ticket && ticket.label !== label && t('stage.of', { label: ticket.label }),
    state === 'waiting' && t('stage.since', { time: format.time(waitingAt) }),
    state === 'serving' &&
      isCompounded !== null &&
      servedAt &&
      t('stage.begun', { time: format.time(servedAt) }),
    calledAt && state !== 'waiting' && t('stage.toRoom', { room, time: format.time(calledAt) }),
    skips > 0 && t('stage.skips', { n: skips }),
  ].filter(Boolean);
  return (
    <li className="dk-ticket">
      <b className="num">{label}</b>
      <div>
        <span>
          {ticket === undefined || ticket.patient.name === '' ? t('stage.unnamed') : ticket.patient.name}
        </span>
        {isCompounded === true && <strong className="is-amber"> {t('stage.medicine.made')}</strong>}
        <small>{facts.join(', ')}</small>
      </div>
      <div className="dk-ticketsteps">
        {actsOf(turn).map((act, index) => {
          const key = hasKeys && act.key !== '' ? act.key : undefined;
          const name = t(`stage.step.${act.name}`);
          return (
            // The key stands beside the button: what is in it would have to be in its name.
            <span key={act.name} className="dk-keyed">
              {key !== undefined && <Kbd>{key}</Kbd>}
              <Button
                kind={index === 0 && state !== 'waiting' ? 'primary' : 'ghost'}
                aria-keyshortcuts={key}
                aria-label={t('stage.stepOf', { step: name, label })}
                isBusy={isBusy}
                onClick={() => onAct(turn, act)}
              >
                {name}
              </Button>
            </span>
          );
        })}
      </div>
    </li>
  );
}
