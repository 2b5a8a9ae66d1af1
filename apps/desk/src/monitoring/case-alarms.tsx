import type { CaseAlarm, HelpStep } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

type State = 'waiting' | 'answered' | 'over' | 'takenBack' | HelpStep;

function stateOf({ takenBackAt, endedAt, help, answeredAt, disposition }: CaseAlarm): State {
  if (takenBackAt !== null) return 'takenBack';
  if (help !== null) return help.step;
  if (endedAt !== null || disposition !== null) return 'over';
  return answeredAt === null ? 'waiting' : 'answered';
}

/** Calls for help of a case and what became of them; nothing where there was none. */
export function CaseAlarms({ alarms }: { alarms: readonly CaseAlarm[] }): ReactElement | null {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  if (alarms.length === 0) return null;
  return (
    <section aria-label={t('monitoring.ambulance.calls')}>
      <h3>{t('monitoring.ambulance.calls')}</h3>
      <ul className="mon-plain">
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <span className="num">{format.dayTime(alarm.pressedAt)}</span>{' '}
            {t(`monitoring.ambulance.state.${stateOf(alarm)}`)}
            {alarm.help?.outcome && `, ${common(`outcome.${alarm.help.outcome}`).toLowerCase()}`}
            {alarm.help?.destination && `, ${alarm.help.destination}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
