import { type OwnCase } from '#siaga/contracts';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PanicButton } from './panic-button.js';

/** Help, in sight on every step of a follow-up: the button where somebody is let in (`page`), the telephone always. */
export function HelpBar({ page = null }: { page?: OwnCase | null }): ReactElement {
  const { t } = useTranslation('portal');
  return (
    <aside className="mo-help" aria-label={t('monitoring.help.title')}>
      {page && <PanicButton page={page} />}
      <a className="po-call" href="tel:119">
        {t('monitoring.help.call')}
      </a>
    </aside>
  );
}
