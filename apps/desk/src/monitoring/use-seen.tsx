import { type MonitoredCase } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The version of a case that a window was opened on; one that changed under it is told, and waits until it was looked at. */
export function useSeen({ version }: Pick<MonitoredCase, 'version'>): {
  isStale: boolean;
  note: ReactElement | null;
} {
  const { t } = useTranslation('desk');
  const [seen, setSeen] = useState(version);
  const isStale = seen !== version;
  const note = isStale ? (
    <div className="mon-stale" role="status">
      <p>{t('monitoring.stale')}</p>
      <Button onClick={() => setSeen(version)}>{t('monitoring.staleSeen')}</Button>
    </div>
  ) : null;
  return { isStale, note };
}
