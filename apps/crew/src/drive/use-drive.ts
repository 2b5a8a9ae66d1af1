import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Assignment } from '#siaga/contracts';
import { apiClient, serverNowMs, useConnection, useEntities, useNow } from '#siaga/web-kit';
import { useGps } from '../position/device-position.js';
import { DriveReader } from './drive-reader.js';
import { isDriving, type Goal } from './goal.js';
import { keepLastDrive, readLastDrive } from './last-drive.js';
import { nextStreet, stretchesOf, type NextStreet } from './next-street.policy.js';
import { progressOf, type Drive, type Fix, type Progress } from './progress.policy.js';
import { trackOf, type Track } from './track.policy.js';

const TIMEOUT_MS = 8_000;

const reader = new DriveReader({
  ask: (id, signal) => apiClient.call('assignmentRoute', { id }, { signal, timeoutMs: TIMEOUT_MS }),
  nowMs: serverNowMs,
  load: readLastDrive,
  keep: keepLastDrive,
});

/** The drive in hand as the screens show it. */
export interface DriveView {
  drive: Drive | null;
  track: Track | null;
  progress: Progress | null;
  next: NextStreet | null;
  fix: Fix | null;
}

function useFix(): Fix | null {
  const { live } = useGps();
  return useMemo(
    () => live && { point: live.fix.point, accuracyM: live.fix.accuracyM ?? 0, atMs: live.atMs },
    [live],
  );
}

/** Has the way asked for while the unit drives. */
function useReader(assignment: Assignment, goal: Goal | null, isOff: boolean): void {
  const nowMs = useNow();
  const closures = useEntities((state) => state.entities.closure);
  const isOnline = useConnection((state) => state.line === 'online');
  const drives = isDriving(assignment);
  useEffect(() => {
    if (isOnline) reader.hurry();
  }, [isOnline]);
  useEffect(() => {
    if (!drives || !goal) return;
    const { towards, point: to } = goal;
    reader.look({ assignmentId: assignment.id, towards, to, closures, isOff });
  }, [nowMs, drives, goal, assignment.id, closures, isOff, isOnline]);
  useEffect(() => () => reader.stop(), [drives]);
}

/** The way to the goal, kept current, and where on it the device is. */
export function useDrive(assignment: Assignment, goal: Goal | null): DriveView {
  const known = useSyncExternalStore(reader.subscribe, reader.read);
  const fix = useFix();
  const isOwn = known?.assignmentId === assignment.id && known.towards === goal?.towards;
  const drive = isOwn && isDriving(assignment) ? known : null;
  const track = useMemo(() => drive && trackOf(drive.route.line), [drive]);
  const stretches = useMemo(
    () => (drive && track ? stretchesOf(track, drive.route.steps) : []),
    [drive, track],
  );
  const progress = useMemo(() => drive && track && progressOf(drive, track, fix), [drive, track, fix]);
  const next = useMemo(
    () => track && progress && nextStreet(track, stretches, progress.alongM),
    [track, stretches, progress],
  );
  useReader(assignment, goal, progress?.isOff ?? false);
  return { drive, track, progress, next, fix };
}
