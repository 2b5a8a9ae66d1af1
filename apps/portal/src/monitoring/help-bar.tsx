import { type OwnCase } from '#siaga/contracts';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from './emergency-numbers.policy.js';
import { PanicButton } from './panic-button.js';

/** Help, in sight on every step of a follow-up: the button where somebody is let in, the telephone always, by the numbers of the page as it was kept. */
export function HelpBar({
  page = null,
  isAway = false,
}: {
  page?: OwnCase | null;
  isAway?: boolean;
}): ReactElement {
  const { t } = useTranslation('portal');
  return (
    <aside className="mo-help" aria-label={t('monitoring.help.title')}>
      {page && !isAway && <PanicButton page={page} />}
      {numbersOf(page).map(({ label, number }) => (
        <a key={number} className="po-call" href={`tel:${number}`}>
          {t('monitoring.help.call', { label })}
        </a>
      ))}
    </aside>
  );
}
