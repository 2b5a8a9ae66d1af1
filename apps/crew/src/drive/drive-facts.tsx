import {
  ArrowUp,
  CornerUpLeft,
  CornerUpRight,
  Flag,
  type LucideIcon,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection, useEntities, useFormat, useNow } from '#siaga/web-kit';
import type { Goal } from './goal.js';
import { signName, type Turn } from './next-street.policy.js';
import type { DriveView } from './use-drive.js';
import { useGps } from '../position/device-position.js';

/** A way that was asked for longer ago says so. */
const OLD_S = 60;
const TURNS: Record<Turn, LucideIcon> = {
  straight: ArrowUp,
  left: CornerUpLeft,
  right: CornerUpRight,
  back: Undo2,
};

/** When the unit is there and how far it is, in one line; null while no way is known. */
export function useArrival({ progress }: DriveView): { time: string; distance: string } | null {
  const format = useFormat();
  const nowMs = useNow();
  if (!progress) return null;
  return {
    time: format.time(Math.max(nowMs, progress.arrivalMs)),
    distance: format.distance(progress.remainingM),
  };
}

/** What is wrong with what is shown, the worst first; null when nothing is. */
function useDoubt({ drive, progress, fix }: DriveView): string | null {
  const { t } = useTranslation('crew');
  const format = useFormat();
  const nowMs = useNow();
  const isOnline = useConnection((state) => state.line === 'online');
  const { problem } = useGps();
  const stalePositionS = useEntities((state) => state.stalePositionS);
  if (problem) return t(`gps.${problem}`);
  if (!fix) return t('drive.noFix');
  if (!drive) return isOnline ? t('drive.finding') : t('drive.findingOffline');
  const ageS = (nowMs - drive.atMs) / 1_000;
  if (ageS > OLD_S || !isOnline) return t('drive.age', { age: format.ago(ageS) });
  if (progress?.isOff === true) return t('drive.off');
  const fixAgeS = (nowMs - fix.atMs) / 1_000;
  return fixAgeS > stalePositionS ? t('drive.oldFix', { age: format.ago(fixAgeS) }) : null;
}

/** Arrival, distance and the next street, readable at arm's length. */
export function DriveFacts({ view, goal }: { view: DriveView; goal: Goal }): ReactElement {
  const { t } = useTranslation('crew');
  const format = useFormat();
  const arrival = useArrival(view);
  const doubt = useDoubt(view);
  const { drive, next, progress } = view;
  const isEstimate = drive?.route.isEstimate ?? false;
  const Icon = next ? TURNS[next.turn] : Flag;
  const name = next ? signName(next.name) || t('drive.unnamed') : goal.label;
  return (
    <section className="cr-drive-facts" aria-label={t('drive.facts')}>
      <p className="arrival num">
        {arrival ? (
          <>
            <b>{t('drive.arrive', { time: arrival.time })}</b>
            <span>· {arrival.distance}</span>
          </>
        ) : (
          <b>{goal.label}</b>
        )}
        {isEstimate && <em>{t('drive.estimate')}</em>}
      </p>
      {progress && (
        <p className="next">
          <Icon size={40} strokeWidth={2.4} aria-hidden />
          <span>
            <small className="num">
              {next
                ? t('drive.in', { distance: format.distance(next.inM), turn: t(`drive.turn.${next.turn}`) })
                : t(isEstimate ? 'drive.straight' : 'drive.last')}
            </small>
            <b>{name}</b>
          </span>
        </p>
      )}
      <p className="doubt" role="status">
        {doubt !== null && (
          <>
            <TriangleAlert size={18} aria-hidden /> {doubt}
          </>
        )}
      </p>
    </section>
  );
}
