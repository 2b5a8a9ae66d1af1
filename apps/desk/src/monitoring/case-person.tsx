import { type CaseFile, type MonitoredCase } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneLink } from './person-row.js';
import { hourText, useWords } from './use-words.js';

/** Who somebody is, where they live, who lives with them. */
export function CasePerson({
  file: { case: one, program, asks, arrival },
  today,
  house,
  onOpen,
}: {
  file: CaseFile;
  today: string;
  house: readonly MonitoredCase[];
  onOpen: (id: string) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const { name, nik, bornOn, sex, phone, address, risks } = one.person;
  const none = t('monitoring.sheet.none');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('monitoring.sheet.program'),
      `${words.wordsOf(program.name)}, ${t(`monitoring.kind.${one.kind}`)}, v${program.version}`,
    ],
    [t('monitoring.sheet.period'), `${words.dateOf(one.dayOne, true)} – ${words.dateOf(one.endsOn, true)}`],
    [t('monitoring.sheet.address'), [address, words.neighbourhood(one.person)].filter(Boolean).join(', ')],
    [t('monitoring.sheet.phone'), phone === null ? none : <PhoneLink name={name} phone={phone} />],
    [
      t('monitoring.sheet.born'),
      bornOn === null ? none : `${words.dateOf(bornOn, true)} (${words.ageText(bornOn, today)})`,
    ],
    [t('monitoring.sheet.sex'), sex === null ? none : t(`monitoring.sheet.${sex}`)],
    [t('monitoring.sheet.nik'), nik === null ? none : <span className="num">{nik}</span>],
    ...(arrival === null
      ? []
      : [
          [
            t('monitoring.sheet.arrival'),
            [arrival.origin, arrival.trip, arrival.seat, arrival.post].filter(Boolean).join(', '),
          ] as const,
        ]),
    [
      t('monitoring.change.asks'),
      asks.channel === 'none'
        ? t('monitoring.asks.channels.none')
        : t('monitoring.asks.line', {
            channel: t(`monitoring.asks.channels.${asks.channel}`),
            hour: hourText(asks.hour ?? program.rules.asksFromHour),
          }),
    ],
    [
      t('monitoring.sheet.risks'),
      risks.length === 0 ? none : risks.map((risk) => t(`monitoring.risk.${risk}`)).join(', '),
    ],
  ];
  const others = house.filter(({ id, householdId }) => id !== one.id && householdId === one.householdId);
  return (
    <section aria-label={t('monitoring.sheet.person')}>
      <h3>{t('monitoring.sheet.person')}</h3>
      <dl className="mon-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {t(one.isReporter ? 'monitoring.sheet.reporter' : 'monitoring.sheet.reportedBy')}
      </p>
      {others.length > 0 && (
        <>
          <h4>{t('monitoring.sheet.household')}</h4>
          <div className="dk-save">
            {others.map((other) => (
              <Button key={other.id} onClick={() => onOpen(other.id)}>
                {other.person.name}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
