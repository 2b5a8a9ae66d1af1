import type { Point } from '#siaga/contracts';
import type { Metric } from '../metric/metric.js';
import type { Spot } from '../search/spot.js';
import { nearestOnLine, type NearestOnLine } from './nearest-on-line.js';
import type { SegmentIndex } from './segment-index.js';

/** A point farther from every usable road than this is not on the network. */
export const MAX_SNAP_M = 1_500;
/** A bit of road that leads nowhere is passed over for a network that lies at most this much farther away. */
export const ISLAND_DETOUR_M = 400;
/** A component of this many nodes is a place of its own, however large another one is. */
const ENOUGH_NODES = 500;
/** On a small map, so is one of this share of the largest. */
const ENOUGH_SHARE = 0.1;
/** Maps round to a centimetre, and what is cut at a node is the node. */
const NODE_M = 1;
const RADII_M = [40, 120, 400, MAX_SNAP_M];

interface Candidate extends NearestOnLine {
  segment: number;
}

/**
 * Finds the spot on the roads for a point: the nearest segment that the metric's mode may use. One that belongs to a bit of
 * road cut off from the rest (a car park, a road clipped at the map's edge, what a closure left) yields to the largest
 * network within `ISLAND_DETOUR_M` more; where there is none, the island is all there is and is taken.
 */
export class Snapper {
  private readonly enoughNodes: number;

  constructor(
    private readonly index: SegmentIndex,
    private readonly metric: Metric,
  ) {
    const largest = metric.components.size.reduce((most, size) => Math.max(most, size), 0);
    this.enoughNodes = Math.min(ENOUGH_NODES, largest * ENOUGH_SHARE);
  }

  /**
   * The spot where a drive from the point begins (`origin`), or where one to it ends; null when no usable road is within
   * `MAX_SNAP_M`. The two differ on a oneway road that cannot be left or cannot be reached.
   */
  snap(point: Point, role: 'origin' | 'destination'): Spot | null {
    const nearest = this.nearest(point);
    if (nearest === null) return null;
    const isLarge = this.nodesOf(nearest.segment, role) >= this.enoughNodes;
    return this.atNode(point, isLarge ? nearest : this.beyondIsland(point, nearest, role), role);
  }

  /**
   * A point on a node (a junction that was searched for) is the node and not one of the roads that meet there: of all that
   * do, one is taken by which the node itself costs nothing, so that no carriageway is forced on the drive.
   */
  private atNode(point: Point, found: Candidate, role: 'origin' | 'destination'): Spot {
    const node = this.nodeUnder(found);
    if (node === null) return spotOf(found);
    const reachM = found.distanceM + NODE_M;
    let best: Spot | null = null;
    for (const segment of this.index.near(point, reachM, (at) => this.metric.isUsable(at))) {
      if (!this.isFreeAt(segment, node, role) || (best !== null && segment > best.segment)) continue;
      const along = this.metric.network.headOf(segment * 2) === node ? 1 : 0;
      best = { ...spotOf(found), segment, along };
    }
    return best ?? spotOf(found);
  }

  private nodeUnder({ segment, alongM, lineM }: Candidate): number | null {
    const { network } = this.metric;
    if (alongM <= Math.min(NODE_M, lineM / 2)) return network.tailOf(segment * 2);
    return lineM - alongM <= NODE_M ? network.headOf(segment * 2) : null;
  }

  /** Whether a drive may begin (end) at the node on this segment without driving any of it: an edge leads there (from there). */
  private isFreeAt(segment: number, node: number, role: 'origin' | 'destination'): boolean {
    const { network, edgeCost } = this.metric;
    return [segment * 2, segment * 2 + 1].some(
      (edge) =>
        edgeCost[edge] !== Infinity &&
        (role === 'origin' ? network.headOf(edge) : network.tailOf(edge)) === node,
    );
  }

  /** Widens the circle until it holds what it found: nothing nearer can be outside. */
  private nearest(point: Point): Candidate | null {
    for (const radiusM of RADII_M) {
      const best = this.best(point, radiusM, () => 0);
      if (best !== null && best.distanceM <= radiusM) return best;
    }
    return null;
  }

  private beyondIsland(point: Point, nearest: Candidate, role: 'origin' | 'destination'): Candidate {
    const reachM = Math.min(MAX_SNAP_M, nearest.distanceM + ISLAND_DETOUR_M);
    const found = this.best(point, reachM, (segment) => this.nodesOf(segment, role));
    return found ?? nearest;
  }

  /** The candidate in the circle of the highest worth, and of those the nearest. */
  private best(point: Point, radiusM: number, worthOf: (segment: number) => number): Candidate | null {
    let best: Candidate | null = null;
    let bestWorth = -1;
    for (const segment of this.index.near(point, radiusM, (at) => this.metric.isUsable(at))) {
      const found = nearestOnLine(this.index.network, segment, point);
      if (found.distanceM > radiusM) continue;
      const worth = Math.min(worthOf(segment), this.enoughNodes);
      const isBetter =
        best === null || worth > bestWorth || (worth === bestWorth && isNearer(found, segment, best));
      if (!isBetter) continue;
      best = { ...found, segment };
      bestWorth = worth;
    }
    return best;
  }

  /** Nodes of the largest component that one comes to from the segment, or from which one comes to it. */
  private nodesOf(segment: number, role: 'origin' | 'destination'): number {
    const { network, edgeCost, components } = this.metric;
    let most = 0;
    for (const edge of [segment * 2, segment * 2 + 1]) {
      if (edgeCost[edge] === Infinity) continue;
      const node = role === 'origin' ? network.headOf(edge) : network.tailOf(edge);
      most = Math.max(most, components.size[components.of[node] as number] as number);
    }
    return most;
  }
}

/** Equal distances (a junction) go to the lower number, so that the answer does not hang on the order of the index. */
function isNearer(found: NearestOnLine, segment: number, best: Candidate): boolean {
  return found.distanceM < best.distanceM || (found.distanceM === best.distanceM && segment < best.segment);
}

function spotOf({ segment, alongM, lineM, lon, lat, distanceM }: Candidate): Spot {
  return { segment, along: lineM > 0 ? alongM / lineM : 0, point: { lon, lat }, offRoadM: distanceM };
}
