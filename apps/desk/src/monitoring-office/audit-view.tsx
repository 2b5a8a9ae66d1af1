import { ConnectionBanner, EmptyState, Select } from '#siaga/web-kit';
import { MapPinOff } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../monitoring/use-area.js';
import { KeepingPanel } from './keeping-panel.js';
import { LooksPanel } from './looks-panel.js';
import './office.css';

/** A health office's own check: who saw whom, and who is forgotten. */
export function AuditView(): ReactElement {
  const { t } = useTranslation('desk');
  const { areas, area, choose } = useArea();
  if (area === null)
    return (
      <main>
        <EmptyState icon={MapPinOff} title={t('audit.noArea')} text={t('audit.noAreaHint')} />
      </main>
    );
  return (
    <main className="dk-work">
      <ConnectionBanner />
      {areas.length > 1 && (
        <Select
          label={t('audit.area')}
          value={area.code}
          options={areas.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={choose}
        />
      )}
      <LooksPanel key={`looks ${area.code}`} regionCode={area.code} />
      <KeepingPanel key={`keeping ${area.code}`} regionCode={area.code} />
    </main>
  );
}
