import { type ResponseTimeReport } from '#siaga/contracts';
import {
  Button,
  Dialog,
  EmptyState,
  FetchedPart,
  Select,
  serverNowMs,
  useEntities,
  useFetched,
  useFormat,
} from '#siaga/web-kit';
import { ChartColumn } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PERIOD_DAYS = { today: 1, week: 7, month: 30 } as const;
type Period = keyof typeof PERIOD_DAYS;

function spanOf(period: Period): { from: string; to: string } {
  const toMs = serverNowMs();
  return {
    from: new Date(toMs - PERIOD_DAYS[period] * 86_400_000).toISOString(),
    to: new Date(toMs).toISOString(),
  };
}

/** P50 and P90 on one scale, with the target as a line. */
function Bar({
  p50S,
  p90S,
  thresholdS,
  scaleS,
}: {
  p50S: number;
  p90S: number;
  thresholdS: number | null;
  scaleS: number;
}): ReactElement {
  const at = (seconds: number): string => `${String(Math.min(100, (seconds / scaleS) * 100))}%`;
  return (
    <div className="pbar" aria-hidden>
      <i className="p90" style={{ width: at(p90S) }} />
      <i className="p50" style={{ width: at(p50S) }} />
      {thresholdS !== null && <i className="goal" style={{ left: at(thresholdS) }} />}
    </div>
  );
}

function Figures({ report }: { report: ResponseTimeReport }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const intervals = report.intervals.filter((interval) => interval.count > 0);
  if (intervals.length === 0) return <EmptyState icon={ChartColumn} title={t('report.none')} />;
  const clock = (seconds: number | null): string => (seconds === null ? '' : format.clock(seconds * 1_000));
  return (
    <>
      <table className="figures num">
        <thead>
          <tr>
            <th>{t('report.interval')}</th>
            <th>{t('report.count')}</th>
            <th>{t('report.p50')}</th>
            <th>{t('report.p90')}</th>
            <th aria-label={t('report.p90')} />
            <th>{t('report.target')}</th>
            <th>{t('report.within')}</th>
            <th>{t('report.anomalies')}</th>
          </tr>
        </thead>
        <tbody>
          {intervals.map(({ name, count, p50S, p90S, thresholdS, withinPct, anomalies }) => (
            <tr key={name}>
              <th>{t(`report.name.${name}`)}</th>
              <td>{count}</td>
              <td>{clock(p50S)}</td>
              <td>{clock(p90S)}</td>
              <td className="barcell">
                {p50S !== null && p90S !== null && (
                  <Bar
                    p50S={p50S}
                    p90S={p90S}
                    thresholdS={thresholdS}
                    scaleS={Math.max(p90S, thresholdS ?? 0, 1)}
                  />
                )}
              </td>
              <td>{clock(thresholdS)}</td>
              <td>{withinPct === null ? '' : `${String(Math.round(withinPct))}%`}</td>
              <td>{anomalies}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('report.anomaliesHint')}</p>
    </>
  );
}

/** How long people waited: P50 and P90 of each interval against its target. */
export function ReportView({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const regions = useEntities((state) => state.regions);
  const [regionCode, setRegion] = useState(regions[0]?.code ?? 'ID');
  const [period, setPeriod] = useState<Period>('today');
  const [span, setSpan] = useState(() => spanOf('today'));
  const fetched = useFetched('responseTimes', { ...span, regionCode });
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
            value={regionCode}
            options={regions.map(({ code, name }) => ({ value: code, text: name }))}
            onChange={setRegion}
          />
        )}
      </div>
      <FetchedPart fetched={fetched}>{(report) => <Figures report={report} />}</FetchedPart>
    </Dialog>
  );
}
