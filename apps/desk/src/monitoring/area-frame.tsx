import { ConnectionBanner, EmptyState, Select } from '#siaga/web-kit';
import { MapPinOff } from 'lucide-react';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, useArea } from './use-area.js';

/** A work of one area: which of the account's regions it is about, or that there is none. */
export function AreaFrame({ children }: { children: (area: Area) => ReactNode }): ReactElement {
  const { t } = useTranslation('desk');
  const { areas, area, choose } = useArea();
  if (area === null)
    return (
      <main>
        <EmptyState icon={MapPinOff} title={t('areaFrame.none')} text={t('areaFrame.noneHint')} />
      </main>
    );
  return (
    <main className="dk-work">
      <ConnectionBanner />
      {areas.length > 1 && (
        <Select
          label={t('areaFrame.area')}
          value={area.code}
          options={areas.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={choose}
        />
      )}
      {children(area)}
    </main>
  );
}
