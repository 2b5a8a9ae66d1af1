import { type Doctor, type WeekPreview } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** What a changed week would do to the sessions that are open: nobody's window moves. */
export function WeekPreviewPart({
  preview: { kept, opened, replanned, calledOff },
  doctors,
}: {
  preview: WeekPreview;
  doctors: readonly Doctor[];
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const counts = [
    opened > 0 && t('schedule.opened', { n: opened }),
    replanned > 0 && t('schedule.replanned', { n: replanned }),
    calledOff > 0 && t('schedule.calledOff', { n: calledOff }),
  ].filter((text) => text !== false);
  return (
    <section aria-label={t('schedule.felt')}>
      <h3>{t('schedule.felt')}</h3>
      {counts.length === 0 && kept.length === 0 && <p className="dk-none">{t('schedule.nothing')}</p>}
      {counts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {kept.length > 0 && (
        <>
          <p className="is-amber">{t('schedule.kept')}</p>
          <ul className="dk-plain">
            {kept.map(({ session, people }) => (
              <li key={session.id} className="num">
                {t('schedule.keptLine', {
                  day: format.day(session.startsAt),
                  from: format.time(session.startsAt),
                  to: format.time(session.endsAt),
                  doctor: doctors.find(({ id }) => id === session.doctorId)?.name ?? '',
                  n: people,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
