import { type MonitoringArea } from '#siaga/contracts';
import {
  Button,
  EmptyState,
  FetchedPart,
  saveFile,
  Select,
  SeriesChart,
  showDone,
  useFormat,
  useLanguage,
} from '#siaga/web-kit';
import { ChartNoAxesColumn, Download } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaFrame } from '../monitoring/area-frame.js';
import { type Area } from '../monitoring/use-area.js';
import { AreaFigures } from './area-figures.js';
import { AreaMap } from './area-map.js';
import { AreaUnits } from './area-units.js';
import './office.css';
import { SPANS } from './office.policy.js';
import { useCurves } from './use-curves.js';
import { useLiveArea } from './use-live-area.js';

function Curves({ area: { days } }: { area: MonitoringArea }): ReactElement {
  const { t } = useTranslation('desk');
  const { points, curve, discipline } = useCurves(days);
  const empty = <EmptyState icon={ChartNoAxesColumn} title={t('office.none')} />;
  return (
    <>
      <section className="dk-panel" aria-label={t('office.curve')}>
        <header>
          <h2>{t('office.curve')}</h2>
        </header>
        <p className="muted">{t('office.curveHint')}</p>
        <SeriesChart
          label={t('office.curveChart')}
          pointsTitle={t('office.day')}
          points={points}
          panels={curve}
          empty={empty}
        />
      </section>
      <section className="dk-panel" aria-label={t('office.discipline')}>
        <header>
          <h2>{t('office.discipline')}</h2>
        </header>
        <SeriesChart
          label={t('office.disciplineChart')}
          pointsTitle={t('office.day')}
          points={points}
          panels={discipline}
          empty={empty}
        />
      </section>
    </>
  );
}

function OfArea({ area: { code } }: { area: Area }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { language } = useLanguage();
  const [days, setDays] = useState<number>(14);
  const [isSaving, setSaving] = useState(false);
  const fetched = useLiveArea(code, days);
  const save = async ({ days: shown }: MonitoringArea): Promise<void> => {
    const [from, to] = [shown[0]?.date, shown.at(-1)?.date];
    if (from === undefined || to === undefined) return;
    setSaving(true);
    if (await saveFile('monitoringRecap', { regionCode: code, from, to, language }))
      showDone(t('office.saved'));
    setSaving(false);
  };
  return (
    <FetchedPart fetched={fetched}>
      {(area) => (
        <>
          <div className="mo-span">
            <Select
              label={t('office.days')}
              value={String(days)}
              options={SPANS.map((n) => ({ value: String(n), text: t('office.daysOf', { n }) }))}
              onChange={(value) => setDays(Number(value))}
            />
            <Button isBusy={isSaving} onClick={() => void save(area)}>
              <Download size={18} aria-hidden /> {t('office.recap')}
            </Button>
          </div>
          <p className="muted">
            {t('office.at', { time: format.dayTime(area.at) })} {t('office.recapHint', { n: days })}
          </p>
          <AreaFigures standing={area.standing} />
          <AreaUnits units={area.units} />
          <Curves area={area} />
          <AreaMap regionCode={code} places={area.places} />
        </>
      )}
    </FetchedPart>
  );
}

/** An area live, as its health office sees it in the morning. */
export function AreaView(): ReactElement {
  return <AreaFrame>{(area) => <OfArea key={area.code} area={area} />}</AreaFrame>;
}
