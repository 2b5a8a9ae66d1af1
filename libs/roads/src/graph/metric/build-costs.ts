import { ROAD_ACCESS } from '#siaga/contracts';
import { ROAD_CLASSES } from '../network/network-data.js';
import type { RoadNetwork } from '../network/road-network.js';
import { costOf } from '../search/cost.js';
import { FERRY_BOARDING_S, type MetricOptions } from './metric-options.js';

const FERRY = ROAD_CLASSES.indexOf('ferry');
const WATERWAY = ROAD_CLASSES.indexOf('waterway');
/** Milliseconds for a decimetre at 1 km/h. */
const MS_KMH_PER_DM = 360;

/** Packed cost of each directed edge with nothing closed, Infinity where the mode cannot go. */
export function buildCosts(network: RoadNetwork, options: MetricOptions): Float64Array {
  const { access, oneway, from, to, lengthDm, roadClass } = network.data;
  const bit = ROAD_ACCESS[options.mode];
  const speeds = ROAD_CLASSES.map((name) => options.kmh(name));
  const costs = new Float64Array(network.segmentCount * 2).fill(Infinity);
  const isOpen = (segment: number): boolean => ((access[segment] as number) & bit) !== 0;
  const piers = findPiers(network, isOpen, speeds);
  const { waterFactor = 1 } = options;
  const halfBoardingMs = Math.round((options.ferryBoardingS ?? FERRY_BOARDING_S) * 500);
  for (let segment = 0; segment < network.segmentCount; segment += 1) {
    const tableKmh = speeds[roadClass[segment] as number] ?? null;
    if (tableKmh === null || tableKmh <= 0 || !isOpen(segment)) continue;
    let ms = driveMs(network, segment, tableKmh);
    if (roadClass[segment] === FERRY)
      ms +=
        halfBoardingMs *
        ((piers[from[segment] as number] as number) + (piers[to[segment] as number] as number));
    if (roadClass[segment] === FERRY || roadClass[segment] === WATERWAY) ms = Math.round(ms * waterFactor);
    const cost = costOf(ms, lengthDm[segment] as number);
    if ((oneway[segment] as number) >= 0) costs[segment * 2] = cost;
    if ((oneway[segment] as number) <= 0) costs[segment * 2 + 1] = cost;
  }
  return costs;
}

function driveMs(network: RoadNetwork, segment: number, tableKmh: number): number {
  const maxKmh = network.data.maxSpeedKmh[segment] as number;
  const kmh = maxKmh > 0 ? Math.min(maxKmh, tableKmh) : tableKmh;
  return Math.round(((network.data.lengthDm[segment] as number) * MS_KMH_PER_DM) / kmh);
}

/**
 * 1 for each node where a ferry meets a road. Boarding is charged in halves at the piers: a crossing that is drawn in
 * several segments is boarded once. A pier whose roads are closed remains one, so that a closure changes no cost but its own.
 */
function findPiers(
  network: RoadNetwork,
  isOpen: (segment: number) => boolean,
  speeds: readonly (number | null)[],
): Uint8Array {
  const { from, to, roadClass } = network.data;
  const piers = new Uint8Array(network.nodeCount);
  for (let segment = 0; segment < network.segmentCount; segment += 1) {
    const number = roadClass[segment] as number;
    if (number === FERRY || (speeds[number] ?? null) === null || !isOpen(segment)) continue;
    piers[from[segment] as number] = 1;
    piers[to[segment] as number] = 1;
  }
  return piers;
}
