import { type JknKnownSession } from '#siaga/contracts';
import { Button, FetchedPart, Table, type TableColumn, useFetched } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

const keyOf = ({ clinicName, doctorName, hours }: JknKnownSession): string =>
  `${clinicName} ${doctorName} ${hours}`;

function useColumns(isAnswered: boolean): readonly TableColumn<JknKnownSession>[] {
  const { t } = useTranslation('desk');
  return [
    {
      name: 'clinic',
      title: t('jkn.known.clinic'),
      isHead: true,
      order: keyOf,
      cell: ({ clinicName, clinicCode }) =>
        clinicCode === null ? clinicName : `${clinicName} (${clinicCode})`,
    },
    {
      name: 'doctor',
      title: t('jkn.known.doctor'),
      order: ({ doctorName }) => doctorName,
      cell: ({ doctorName, doctorCode }) =>
        doctorCode === null ? doctorName : `${doctorName} (${String(doctorCode)})`,
    },
    { name: 'hours', title: t('jkn.known.hours'), cell: ({ hours }) => hours },
    {
      name: 'theirHours',
      title: t('jkn.known.theirHours'),
      cell: ({ theirHours }) => theirHours ?? t(isAnswered ? 'jkn.none' : 'jkn.unknown'),
    },
    {
      name: 'state',
      title: t('jkn.known.state'),
      order: ({ unknown }) => -unknown.length,
      cell: ({ unknown }) =>
        unknown.length > 0 ? (
          <span className="is-amber">{unknown.map((what) => t(`jkn.known.is.${what}`)).join(', ')}</span>
        ) : (
          t(isAnswered ? 'jkn.known.fine' : 'jkn.known.unasked')
        ),
    },
  ];
}

function Sessions({ facilityId, date }: { facilityId: string; date: string }): ReactElement {
  const { t } = useTranslation('desk');
  const fetched = useFetched('jknKnown', { facilityId, date }, { timeoutMs: 60_000 });
  const columns = useColumns(fetched.data?.problem === null);
  return (
    <FetchedPart fetched={fetched}>
      {({ problem, sessions }) => (
        <>
          {problem !== null && <p role="status">{t(`jkn.problem.${problem}`)}</p>}
          <Table
            label={t('jkn.known.heading')}
            columns={columns}
            items={sessions}
            keyOf={keyOf}
            empty={<p className="dk-none">{t('jkn.known.empty')}</p>}
          />
        </>
      )}
    </FetchedPart>
  );
}

/** Which of our sessions BPJS knows. Asked when somebody wants to know: it is a question for each clinic. */
export function KnownSessions({ facilityId, date }: { facilityId: string; date: string }): ReactElement {
  const { t } = useTranslation('desk');
  const [isAsked, setIsAsked] = useState(false);
  return (
    <section className="dk-panel" aria-label={t('jkn.known.heading')}>
      <header>
        <h2>{t('jkn.known.heading')}</h2>
      </header>
      <p className="muted">{t('jkn.known.hint')}</p>
      {isAsked ? (
        <Sessions facilityId={facilityId} date={date} />
      ) : (
        <Button onClick={() => setIsAsked(true)}>{t('jkn.known.ask')}</Button>
      )}
    </section>
  );
}
