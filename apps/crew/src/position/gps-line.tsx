import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useNow } from '#siaga/web-kit';
import { useGps } from './device-position.js';

/** Whether the centre knows where the unit is, in one line. */
export function GpsLine(): ReactElement {
  const { t } = useTranslation('crew');
  const { problem, last, sentAtMs, unsent, refused } = useGps();
  const format = useFormat();
  const nowMs = useNow();
  let text = t('gps.waiting');
  if (problem !== null) text = t(`gps.${problem}`);
  else if (sentAtMs !== null) text = t('gps.ok', { age: format.ago((nowMs - sentAtMs) / 1_000) });
  const extra = [
    last?.accuracyM !== undefined && problem === null ? format.accuracy(last.accuracyM) : null,
    unsent > 0 ? t('gps.unsent', { n: unsent }) : null,
    refused > 0 ? t('gps.refused', { n: refused }) : null,
  ].filter(Boolean);
  return (
    <p className={`cr-gps num ${problem === null ? '' : 'problem'}`} role="status">
      <b>{t('gps.label')}</b> {[text, ...extra].join(' · ')}
    </p>
  );
}
