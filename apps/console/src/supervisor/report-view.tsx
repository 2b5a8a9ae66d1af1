import {
  Button,
  Dialog,
  FetchedPart,
  hasPermission,
  Select,
  serverNowMs,
  useEntities,
  useFetched,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHomeRegion } from '../state/home-region.js';
import { ReportCourse } from './report-course.js';
import { ReportFigures } from './report-figures.js';
import { ShiftLogForm } from './shift-log-form.js';

const PERIOD_DAYS = { day: 1, week: 7, month: 30 } as const;
type Period = keyof typeof PERIOD_DAYS;

function spanOf(period: Period): { from: string; to: string } {
  const toMs = serverNowMs();
  return {
    from: new Date(toMs - PERIOD_DAYS[period] * 86_400_000).toISOString(),
    to: new Date(toMs).toISOString(),
  };
}

/** How much there was and how long people waited: over the period, and each interval against its target. */
export function ReportView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const regions = useEntities((state) => state.regions);
  const mayPrint = useSession((state) => hasPermission(state.session, 'record.export'));
  const [chosen, setRegion] = useState<string>();
  const home = useHomeRegion();
  const regionCode = chosen ?? home;
  const [period, setPeriod] = useState<Period>('day');
  const [span, setSpan] = useState(() => spanOf('day'));
  const question = regionCode === undefined ? null : { ...span, regionCode };
  const totals = useFetched('responseTimes', question);
  const course = useFetched('reportSeries', question);
  const choose = (next: Period): void => {
    setPeriod(next);
    setSpan(spanOf(next));
  };
  return (
    <Dialog title={t('report.title')} onClose={onClose} isWide>
      <div className="line">
        {(Object.keys(PERIOD_DAYS) as Period[]).map((name) => (
          <Button
            key={name}
            aria-pressed={period === name}
            kind={period === name ? 'primary' : 'secondary'}
            onClick={() => choose(name)}
          >
            {t(`report.periods.${name}`)}
          </Button>
        ))}
        {regions.length > 1 && (
          <Select
            label={t('card.region')}
            value={regionCode ?? ''}
            options={regions.map(({ code, name }) => ({ value: code, text: name }))}
            onChange={setRegion}
          />
        )}
      </div>
      <FetchedPart fetched={course}>{(series) => <ReportCourse series={series} />}</FetchedPart>
      <FetchedPart fetched={totals}>{(report) => <ReportFigures report={report} />}</FetchedPart>
      {mayPrint && <ShiftLogForm regionCode={regionCode} />}
    </Dialog>
  );
}
