import { Navigation } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment, Facility, Point } from '#siaga/contracts';
import { drivingTo } from '../job/next-step.policy.js';
import { platformOf, routeLinks } from '../job/route-links.policy.js';
import { Sheet } from './sheet.js';

interface Props {
  assignment: Assignment;
  facilities: ReadonlyMap<string, Facility>;
  onClose: () => void;
}

function goal({ assignment, facilities }: Props): { point: Point | null; label: string } {
  const { place } = assignment.job;
  if (drivingTo(assignment.status) === 'scene') return { point: place.point, label: place.label };
  const { destination } = assignment;
  const facility = facilities.get(destination?.facilityId ?? '');
  return { point: destination?.point ?? facility?.point ?? null, label: destination?.name ?? '' };
}

/** Hands the way over to a navigation app. */
export function RouteSheet(props: Props): ReactElement {
  const { t } = useTranslation('crew');
  const { point, label } = goal(props);
  const links = point ? routeLinks(point, label, platformOf(navigator.userAgent)) : [];
  return (
    <Sheet title={t('route.title')} onClose={props.onClose}>
      <p className="cr-note">{label}</p>
      {links.map((link) => (
        <a
          key={link.app}
          className="cr-choice"
          href={link.href}
          target="_blank"
          rel="noreferrer"
          onClick={props.onClose}
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
