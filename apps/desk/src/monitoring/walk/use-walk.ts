import { type Point, type WorkList } from '#siaga/contracts';
import { serverNowMs, showError } from '#siaga/web-kit';
import { useEffect, useSyncExternalStore } from 'react';
import { dateIn } from '../../booking/use-live-day.js';
import { type Area } from '../use-area.js';
import { type KeptWalk, renewed } from './kept-walk.policy.js';
import { keepWalk, keptWalk, loadWalk } from './walk-device.js';
import { walkOrder } from './walk-order.policy.js';
import { stopsToday } from './walk-today.policy.js';

/** The walk that this phone keeps; undefined until it was looked for. */
export function useKeptWalk(): KeptWalk | null | undefined {
  useEffect(() => {
    loadWalk(serverNowMs()).catch(showError);
  }, []);
  return useSyncExternalStore(keptWalk.subscribe, keptWalk.read);
}

/** The walk of an officer in an area; null while none was laid out. What a newer list says of its people stands in it, their order does not change. */
export function useWalk(
  accountId: string,
  area: Area,
  fresh: { list: WorkList; atMs: number } | null,
): {
  walk: KeptWalk | null | undefined;
  make: (most: number, start: Point | null) => void;
} {
  const kept = useKeptWalk();
  const isOurs = kept?.accountId === accountId && kept.area.code === area.code;
  const walk = kept === undefined || isOurs ? kept : null;
  const { list, atMs } = fresh ?? { list: null, atMs: 0 };
  useEffect(() => {
    const now = keptWalk.read();
    if (!isOurs || !now || list === null) return;
    const isWhole = list.counts.open <= list.cases.length;
    keepWalk(renewed(now, { cases: list.cases, isWhole }, atMs)).catch(showError);
  }, [isOurs, list, atMs]);
  const make = (most: number, start: Point | null): void => {
    const cases = list?.cases ?? walk?.people ?? [];
    const today = dateIn(area.code, serverNowMs());
    const visits = walk?.today === today ? walk.visits : {};
    const day = { accountId, today, visits };
    const stops = walkOrder(stopsToday(cases, day, most), start);
    keepWalk({
      ...day,
      ...{ area, madeAtMs: serverNowMs(), readAtMs: list === null ? (walk?.readAtMs ?? 0) : atMs },
      order: stops.map(({ id }) => id),
      people: stops.flatMap(({ people }) => people),
    }).catch(showError);
  };
  return { walk, make };
}
