import { type DayOff, type Doctor, regionTimeZone, wallTimeToInstant } from '#siaga/contracts';
import { Button, FetchedPart, showDone, useCommand, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayOffDialog, type DayOffStart } from './day-off-dialog.js';

const NOON = 12;

/** Holidays and leave to come: what stands, what the country has, and a way to add and to lift. */
export function DaysOffPanel({
  facilityId,
  regionCode,
  today,
  doctors,
}: {
  facilityId: string;
  regionCode: string;
  today: string;
  doctors: readonly Doctor[];
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const fetched = useFetched('daysOff', { facilityId });
  const lift = useCommand('liftDayOff');
  const [start, setStart] = useState<DayOffStart | null>(null);
  const dayOf = (date: string): string => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    const wall = { year, month, day, hour: NOON, minute: 0, second: 0 };
    const noon = wallTimeToInstant(wall, regionTimeZone(regionCode));
    return noon === null ? date : `${format.day(noon)} ${String(year)}`;
  };
  const whoOf = ({ doctorId }: DayOff): string =>
    doctorId === null ? t('daysOff.everybody') : (doctors.find(({ id }) => id === doctorId)?.name ?? '');
  const open = async ({ id, version, reason }: DayOff): Promise<void> => {
    if ((await lift.run({ id, version })) === null) return;
    showDone(t('daysOff.lifted', { reason }));
    fetched.reload();
  };
  return (
    <section className="dk-panel" aria-label={t('schedule.daysOff')}>
      <header>
        <h2>{t('schedule.daysOff')}</h2>
        <Button onClick={() => setStart({ date: today, reason: '', kind: 'leave' })}>
          {t('daysOff.declare')}
        </Button>
      </header>
      <FetchedPart fetched={fetched}>
        {({ daysOff, national }) => (
          <>
            {daysOff.length === 0 && <p className="dk-none">{t('daysOff.none')}</p>}
            <ul className="dk-plain">
              {daysOff.map((one) => (
                <li key={one.id} className="dk-thing">
                  <span>
                    <b>{one.reason}</b>
                    <small>
                      {t('daysOff.standing', {
                        who: whoOf(one),
                        from: dayOf(one.firstDay),
                        to: dayOf(one.lastDay),
                      })}
                    </small>
                  </span>
                  <Button kind="ghost" isBusy={lift.isBusy} onClick={() => void open(one)}>
                    {t('daysOff.lift', { reason: one.reason })}
                  </Button>
                </li>
              ))}
            </ul>
            <h3>{t('daysOff.national')}</h3>
            <p className="muted">{t('daysOff.nationalHint')}</p>
            <ul className="dk-plain">
              {national
                .filter(
                  ({ date }) =>
                    !daysOff.some(
                      (one) => one.doctorId === null && one.firstDay <= date && date <= one.lastDay,
                    ),
                )
                .map(({ date, name, isJointLeave }) => (
                  <li key={date} className="dk-thing">
                    <span>
                      {dayOf(date)}
                      <small>{isJointLeave ? `${name} (${t('daysOff.joint')})` : name}</small>
                    </span>
                    <Button kind="ghost" onClick={() => setStart({ date, reason: name, kind: 'holiday' })}>
                      {t('daysOff.close', { name: dayOf(date) })}
                    </Button>
                  </li>
                ))}
            </ul>
          </>
        )}
      </FetchedPart>
      {start && (
        <DayOffDialog
          {...{ facilityId, doctors, start }}
          onClose={() => setStart(null)}
          onSaved={() => {
            setStart(null);
            fetched.reload();
          }}
        />
      )}
    </section>
  );
}
