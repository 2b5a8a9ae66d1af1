import { Hierarchy, secondsOf } from '#siaga/roads';
import type { BenchContext } from './harness/bench.js';
import { figure, type Goal, type Measured } from './harness/result.js';
import { cityRoads } from './travel/city-roads.js';
import { gridRoads } from './travel/grid-roads.js';
import { junctionPairs } from './travel/junction-pairs.js';
import { PgRoutingTable } from './travel/pgrouting-table.js';
import { makeTown, metricOf, timed, type Town } from './travel/town.js';
import { UnitsOfTown } from './travel/units-of-town.js';

const UNITS = [100, 1_000];
/** 224 by 224 crossings: 199,808 directed edges. */
const GRID_SIDE = 224;
const MB = 1e6;
/** A changed speed or closure is to count within 2 s; the hierarchy may take half of that. */
const CITY_PREPARE: Goal = { atMost: 1 };

/**
 * Travel times from many units to one incident, on Yogyakarta (where the shared data is) and on a synthetic town of 200,000
 * edges: units that stand, units that all moved, one that moved; beside pgRouting and one pass of Dijkstra on the same graph.
 * From junction to junction: on Yogyakarta and on Surabaya, whose map has oneway streets.
 */
export async function travel(context: BenchContext): Promise<Measured[]> {
  const results: Measured[] = [];
  const [yogyakarta, surabaya] = [await cityRoads('yogyakarta'), await cityRoads('surabaya')];
  if (yogyakarta === null || surabaya === null)
    process.stdout.write('travel: Yogyakarta and Surabaya are not measured, ../shared/data is not here\n');
  else
    results.push(
      ...(await measureTown(context, makeTown('Yogyakarta', yogyakarta), 'yogyakarta', CITY_PREPARE)),
      ...junctionPairs('Yogyakarta', yogyakarta),
      ...junctionPairs('Surabaya', surabaya),
    );
  results.push(...(await measureTown(context, makeTown('200k edges', gridRoads(GRID_SIDE)), 'grid')));
  return results;
}

async function measureTown(
  context: BenchContext,
  town: Town,
  database: string,
  goal?: Goal,
): Promise<Measured[]> {
  const results = preparation(town, goal);
  const pgRouting = await PgRoutingTable.load(context.postgres, `travel_${database}`, town, secondsOf);
  try {
    for (const count of UNITS)
      results.push(...(await new UnitsOfTown(town, count, pgRouting).measure(context.rounds)));
  } finally {
    await pgRouting.close();
  }
  return results;
}

/** Choosing the order and preparing, and preparing again for changed speeds in the order known. */
export function preparation(town: Town, goal?: Goal): Measured[] {
  const { network, hierarchy } = town;
  const name = (metric: string) => ({ bench: 'travel', case: `${town.name}, preparation`, metric });
  const again = timed(() => Hierarchy.prepare(metricOf(network, 0.8), { order: hierarchy.order }));
  return [
    figure(name('segments'), network.segmentCount),
    figure(name('from nothing, s'), town.prepareS, goal),
    figure(name('changed speeds, s'), again.seconds, goal),
    figure(name('network, MB'), network.byteLength / MB),
    figure(name('hierarchy, MB'), hierarchy.byteLength / MB),
  ];
}
