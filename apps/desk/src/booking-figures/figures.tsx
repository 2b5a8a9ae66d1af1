import {
  type BookingDay,
  type ClinicFigures,
  type ClinicList,
  type Facility,
  type Ticket,
} from '#siaga/contracts';
import {
  Button,
  ConnectionBanner,
  EmptyState,
  FetchedPart,
  Loading,
  Select,
  saveFile,
  SeriesChart,
  showDone,
  useFetched,
  useFormat,
  useLanguage,
} from '#siaga/web-kit';
import { ChartNoAxesColumn, Download } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveDay, useToday } from '../booking/use-live-day.js';
import { daysOf, meanMinutes, SPANS, type SpanName, weeksOf } from './figures.policy.js';
import { usePanels } from './use-panels.js';

/** How one clinic stands today, as it happens. */
function Today({ day, clinicId }: { day: BookingDay; clinicId: string }): ReactElement {
  const { t } = useTranslation('desk');
  const own = day.tickets.filter((ticket) => ticket.clinicId === clinicId);
  const count = (...states: Ticket['state'][]): number =>
    own.filter(({ state }) => states.includes(state)).length;
  return (
    <section className="dk-panel" aria-label={t('figures.today')}>
      <header>
        <h2>{t('figures.today')}</h2>
      </header>
      <p className="num">
        {t('figures.todayLine', {
          waiting: count('waiting'),
          serving: count('called', 'serving'),
          done: count('done'),
          booked: count('booked'),
          noShow: count('no_show'),
        })}
      </p>
    </section>
  );
}

function Weeks({ weeks }: { weeks: readonly ClinicFigures[] }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { points, panels } = usePanels(weeks);
  const late = meanMinutes(weeks.map(({ startedLateS }) => startedLateS));
  const idle = meanMinutes(weeks.map(({ idleS }) => idleS));
  return (
    <section className="dk-panel" aria-label={t('figures.waits')}>
      <header>
        <h2>{t('figures.waits')}</h2>
      </header>
      <p className="muted">
        {t('figures.note')} {late !== null && t('figures.late', { n: format.number(late) })}{' '}
        {idle !== null && t('figures.idle', { n: format.number(idle) })}
      </p>
      <SeriesChart
        label={t('figures.chart')}
        pointsTitle={t('figures.week')}
        points={points}
        panels={panels}
        empty={<EmptyState icon={ChartNoAxesColumn} title={t('figures.none')} />}
      />
    </section>
  );
}

/** One clinic of a facility over a span. */
function OfClinic({ facility, list: { clinics } }: { facility: Facility; list: ClinicList }): ReactElement {
  const { t } = useTranslation('desk');
  const [chosen, setChosen] = useState<string | null>(null);
  const [span, setSpan] = useState<SpanName>('month');
  const day = useLiveDay(facility);
  const today = useToday(facility.regionCode);
  const asked = { facilityId: facility.id, ...daysOf(span, today) };
  const fetched = useFetched('clinicFigures', asked);
  const { language } = useLanguage();
  const [isSaving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    if (await saveFile('clinicFiguresFile', { ...asked, language })) showDone(t('figures.saved'));
    setSaving(false);
  };
  const clinicId = clinics.find(({ id }) => id === chosen)?.id ?? clinics[0]?.id;
  if (clinicId === undefined) return <EmptyState icon={ChartNoAxesColumn} title={t('figures.none')} />;
  return (
    <>
      <div className="line">
        <Select
          label={t('figures.clinic')}
          value={clinicId}
          options={clinics.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setChosen}
        />
        <Select
          label={t('figures.span')}
          value={span}
          options={(Object.keys(SPANS) as SpanName[]).map((value) => ({
            value,
            text: t(`figures.spans.${value}`),
          }))}
          onChange={setSpan}
        />
        <Button isBusy={isSaving} onClick={() => void save()}>
          <Download size={18} aria-hidden /> {t('figures.save')}
        </Button>
      </div>
      <FetchedPart fetched={day}>{(now) => <Today day={now} clinicId={clinicId} />}</FetchedPart>
      <FetchedPart fetched={fetched}>{({ weeks }) => <Weeks weeks={weeksOf(weeks, clinicId)} />}</FetchedPart>
    </>
  );
}

/** The clinics in figures: today as it happens, the weeks before as charts with their table. */
export function Figures({ facility }: { facility: Facility | null }): ReactElement {
  const fetched = useFetched('clinics', facility && { facilityId: facility.id });
  if (!facility) return <Loading />;
  return (
    <main className="dk-work">
      <ConnectionBanner />
      <FetchedPart fetched={fetched}>
        {(list) => <OfClinic key={facility.id} facility={facility} list={list} />}
      </FetchedPart>
    </main>
  );
}
