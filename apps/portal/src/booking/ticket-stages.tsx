import { type PortalTicket, type TicketStage } from '#siaga/contracts';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const OPEN: readonly TicketStage['state'][] = ['waiting', 'called', 'serving'];

interface Step {
  key: string;
  name: string;
  words: string;
  isHere: boolean;
}

/** The whole way of a visit that passes more than the clinic: where it is now, and to which counter it is called. */
export function Stages({ ticket }: { ticket: PortalTicket }): ReactElement | null {
  const { t } = useTranslation('portal');
  const { stages, state, room, label } = ticket;
  if (stages.length === 0) return null;
  const stepOf = ({ kind, name, ...turn }: TicketStage): Step => ({
    ...{ key: kind, name, isHere: OPEN.includes(turn.state) },
    words: t(`booking.stages.${kind}.${turn.state}`, { label: turn.label, room: turn.room ?? '' }),
  });
  const of = (wanted: TicketStage['kind']): Step[] =>
    stages.filter(({ kind }) => kind === wanted).map(stepOf);
  const isBefore = of('admission').some(({ isHere }) => isHere);
  const clinic: Step = {
    ...{ key: 'clinic', name: ticket.clinicName },
    isHere: !isBefore && (state === 'waiting' || state === 'called' || state === 'serving'),
    words: isBefore
      ? t('booking.stages.clinic.later')
      : t(`booking.stages.clinic.${state}`, { label, room: room ?? '' }),
  };
  return (
    <section className="bk-part" aria-label={t('booking.stages.title')}>
      <b>{t('booking.stages.title')}</b>
      <div role="status">
        <ol className="bk-stages">
          {[...of('admission'), clinic, ...of('pharmacy')].map(({ key, name, words, isHere }) => (
            <li key={key} aria-current={isHere ? 'step' : undefined}>
              <span>{name}</span>
              <span>{words}</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
