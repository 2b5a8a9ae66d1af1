import { Navigation } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '../drive/goal.js';
import { platformOf, routeLinks } from './route-links.policy.js';
import { Sheet } from '../frame/sheet.js';

/** Hands the way over to a navigation app. */
export function RouteSheet({ goal, onClose }: { goal: Goal; onClose: () => void }): ReactElement {
  const { t } = useTranslation('crew');
  const { point, label } = goal;
  const links = point ? routeLinks(point, label, platformOf(navigator.userAgent)) : [];
  return (
    <Sheet title={t('route.title')} onClose={onClose}>
      <p className="cr-note">{label}</p>
      {links.map((link) => (
        <a
          key={link.app}
          className="cr-choice"
          href={link.href}
          target="_blank"
          rel="noreferrer"
          onClick={onClose}
        >
          <b>
            <Navigation size={22} aria-hidden /> {t(`route.${link.app}`)}
          </b>
        </a>
      ))}
      {point && (
        <p className="cr-note num">
          {point.lat.toFixed(6)}, {point.lon.toFixed(6)}
        </p>
      )}
    </Sheet>
  );
}
