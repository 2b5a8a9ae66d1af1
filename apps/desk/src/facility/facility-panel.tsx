import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facility } from '#siaga/contracts';

/** What the centre has on record about this house. */
export function FacilityPanel({ facility }: { facility: Facility }): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const level = facility.erLevel === 0 ? t('facility.noEr') : t('facility.erLevel', { n: facility.erLevel });
  const capabilities = facility.capabilities.map((one) => common(`facilityCapability.${one}`)).join(', ');
  return (
    <section className="dk-panel dk-facility" aria-label={t('facility.heading')}>
      <header>
        <h2>{t('facility.heading')}</h2>
      </header>
      <dl>
        <dt>{common(`facilityKind.${facility.kind}`)}</dt>
        <dd>{[level, facility.isAlwaysOpen && t('facility.always')].filter(Boolean).join(', ')}</dd>
        <dt>{t('facility.capabilities')}</dt>
        <dd>{capabilities === '' ? t('facility.none') : capabilities}</dd>
        <dt>{t('facility.address')}</dt>
        <dd>{facility.address}</dd>
        <dt>{t('facility.phone')}</dt>
        <dd>{facility.phone ?? t('facility.none')}</dd>
      </dl>
      <p className="dk-none">{t('facility.hint')}</p>
    </section>
  );
}
