import { ListCollapse, Map as MapIcon, MapPinned, Navigation, Phone } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment } from '#siaga/contracts';
import type { Goal } from '../drive/goal.js';
import type { DriveView } from '../drive/use-drive.js';
import { maskedNumber } from './job-words.js';
import { drivingTo } from './next-step.policy.js';
import { useArrival } from '../drive/drive-facts.js';

interface Props {
  assignment: Assignment;
  goal: Goal | null;
  view: DriveView;
  /** Null when there is no way to draw. */
  map: { isOpen: boolean; toggle: () => void } | null;
  onRoute: () => void;
  onDestination: () => void;
}

function MapButton({ view, map }: { view: DriveView; map: NonNullable<Props['map']> }): ReactElement {
  const { t } = useTranslation('crew');
  const arrival = useArrival(view);
  const Icon = map.isOpen ? ListCollapse : MapIcon;
  return (
    <button type="button" className="cr-button wide" aria-expanded={map.isOpen} onClick={map.toggle}>
      <Icon size={22} aria-hidden />
      <span>
        {t(map.isOpen ? 'drive.details' : 'drive.open')}
        {!map.isOpen && arrival && (
          <small className="num">
            {arrival.time} · {arrival.distance}
          </small>
        )}
      </span>
    </button>
  );
}

/** The way there and the caller, one press away. */
export function ReachRow({ assignment, goal, view, map, onRoute, onDestination }: Props): ReactElement {
  const { t } = useTranslation('crew');
  const number = assignment.job.personal.callbackNumber;
  return (
    <div className="cr-reach">
      {map && <MapButton view={view} map={map} />}
      {goal ? (
        <button type="button" className="cr-button" onClick={onRoute}>
          <Navigation size={22} aria-hidden />
          <span>
            {map
              ? t('drive.navigation')
              : t(goal.towards === 'scene' ? 'job.routeScene' : 'job.routeDestination', { name: goal.label })}
          </span>
        </button>
      ) : (
        drivingTo(assignment.status) === 'destination' && (
          <button type="button" className="cr-button" onClick={onDestination}>
            <MapPinned size={22} aria-hidden />
            <span>{t('job.chooseDestination')}</span>
          </button>
        )
      )}
      {number !== null && (
        <a className="cr-button" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
          <Phone size={22} aria-hidden />
          <span>
            {t('job.call')} <span className="number">{maskedNumber(number)}</span>
          </span>
        </a>
      )}
    </div>
  );
}
