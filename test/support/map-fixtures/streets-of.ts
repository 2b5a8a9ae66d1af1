import type { FixtureMap, FixtureNode, FixtureWay } from './elements.js';

const E7 = 1e7;
const NODES_A_WAY = 4;

/** Streets from west to east, each node `step` degrees from the next and every second step a street; ways of four nodes. */
export function streetsOf({
  west,
  south,
  step,
  columns,
  rows,
}: {
  west: number;
  south: number;
  step: number;
  columns: number;
  rows: number;
}): FixtureMap {
  const nodes: FixtureNode[] = [];
  const ways: FixtureWay[] = [];
  const degrees = (from: number, count: number): number => Math.round((from + count * step) * E7) / E7;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      nodes.push({ id: nodes.length + 1, lon: degrees(west, column), lat: degrees(south, row * 2) });
    const last = nodes.length;
    for (let first = last - columns + 1; first < last; first += NODES_A_WAY - 1) {
      const own = Array.from({ length: NODES_A_WAY }, (_, more) => first + more).filter((id) => id <= last);
      ways.push({
        id: ways.length + 1,
        nodes: own,
        tags: { highway: 'residential', name: `Jalan ${row + 1}` },
      });
    }
  }
  return { nodes, ways, relations: [] };
}
