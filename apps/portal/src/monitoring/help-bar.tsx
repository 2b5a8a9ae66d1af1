import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Help, in sight on every step of a follow-up. The panic button has its place in here, before the telephone. */
export function HelpBar(): ReactElement {
  const { t } = useTranslation('portal');
  return (
    <aside className="mo-help" aria-label={t('monitoring.help.title')}>
      <a className="po-call" href="tel:119">
        {t('monitoring.help.call')}
      </a>
    </aside>
  );
}
