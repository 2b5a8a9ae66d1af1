import { OnePassSearch, PinnedSearch } from '#siaga/roads';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { compare, figure, median, type Measured } from './harness/result.js';
import { preparation } from './travel.js';
import { gridRoads } from './travel/grid-roads.js';
import { seeded } from './travel/seeded.js';
import { makeTown, randomCrossing, timed, type Town } from './travel/town.js';

/** Crossings on a side; about 50,000, 200,000 and 1,000,000 directed edges. */
const SIDES = [112, 224, 500];
const UNITS = 100;
const QUERIES = 60;
const CHECKED = 2;
const MS_PER_S = 1_000;
const MB = 1e6;

/** How preparation, memory and questions grow with the map. Takes minutes, so it runs only when named. */
export function travelGrowth(context: BenchContext): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const side of SIDES) {
    const edges = Math.round((4 * side * (side - 1)) / 1_000);
    const town = makeTown(`${edges}k edges`, gridRoads(side));
    results.push(...preparation(town), ...questions(town, context.rounds));
    results.push(
      figure(
        {
          bench: 'travel',
          case: `${town.name}, preparation`,
          metric: 'peak memory of the process so far, MB',
        },
        (process.resourceUsage().maxRSS * 1_024) / MB,
      ),
    );
  }
  return Promise.resolve(results);
}

function questions(town: Town, rounds: number): Measured[] {
  const random = seeded(11);
  const onePass = new OnePassSearch(town.metric);
  const pinned = new PinnedSearch(town.hierarchy, 'origin');
  const units = Array.from({ length: UNITS }, () => randomCrossing(town, random).spot);
  units.forEach((spot, i) => pinned.pin(String(i), spot));
  const pinMs = (timed(() => pinned.settle()).seconds * MS_PER_S) / UNITS;
  const pairs = Array.from({ length: rounds }, () => {
    const ours: number[] = [];
    const reference: number[] = [];
    for (let n = 0; n < QUERIES; n += 1) {
      const { spot } = randomCrossing(town, random);
      ours.push(timed(() => pinned.query(spot)).seconds * MS_PER_S);
      if (n >= CHECKED) continue;
      const { value: costs, seconds } = timed(() => onePass.toPoint(units, spot));
      reference.push(seconds * MS_PER_S);
      costs.forEach((cost, i) => check(cost === pinned.costOf(String(i)), `unit ${i} as by one pass`));
    }
    return { ours: median(ours), reference: median(reference) };
  });
  const name = { bench: 'travel', case: `${town.name}, ${UNITS} units` };
  return [
    compare({ ...name, metric: 'standing / one pass, p50 ms' }, pairs),
    figure({ ...name, metric: 'one unit pinned, ms' }, pinMs),
  ];
}
