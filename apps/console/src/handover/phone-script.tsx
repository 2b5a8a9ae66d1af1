import { type CentrePhone } from '#siaga/contracts';
import { formatPhone } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The numbers to call, large, and what to say. */
export function PhoneScript({
  phones,
  script,
}: {
  phones: readonly CentrePhone[];
  script: string;
}): ReactElement {
  const { t } = useTranslation('console');
  return (
    <div className="ho-script">
      <p className="note">{t('handover.byPhone')}</p>
      <ul>
        {phones.map(({ label, number }) => (
          <li key={number}>
            <a className="num" href={`tel:${number}`}>
              {formatPhone(number)}
            </a>
            {label !== number && label !== '' && <small className="muted">{label}</small>}
          </li>
        ))}
      </ul>
      <p className="words" lang="id">
        {script}
      </p>
    </div>
  );
}
