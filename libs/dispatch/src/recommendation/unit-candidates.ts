import { Injectable } from '@nestjs/common';
import type { AssignmentStatus, FixDoubt, Point, Unit, UnitType } from '#siaga/contracts';
import { PositionStore, UnitMirror, type LivePosition } from '#siaga/fleet';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { Clock, FillsMemory } from '#siaga/kernel';
import { RoadNetworkService } from '#siaga/roads';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { NearestIndex } from './nearest-index.js';
import type { Driver } from './travel-estimator.js';

/** The job or offer that holds a unit. */
export interface Holding {
  assignmentId: string;
  incidentId: string;
  status: AssignmentStatus;
  scene: Point;
  destination: Point | null;
  /** When something was last heard of this job, ms since the epoch. */
  heardAtMs: number;
}

/** A unit as the ranking sees it; updated in place. */
export interface UnitCandidate {
  unit: Unit;
  /** The newest that is believed. */
  position: LivePosition | null;
  holding: Holding | null;
  /** Why what it reported since is not believed. */
  doubt?: FixDoubt | null;
}

/** Every unit with where it is and what holds it, in memory, kept current by the journal and the position stream. */
@FillsMemory({ after: [PositionStore, RoadNetworkService] })
@Injectable()
export class UnitCandidates {
  /** Units that have a point: their newest position, or their post when they never reported. */
  readonly index = new NearestIndex<UnitCandidate>();
  /** Types that a unit has or had: none other need be thought of when asking how fast the fastest could be. */
  readonly types = new Set<UnitType>();
  private readonly candidates = new Map<string, UnitCandidate>();
  /** Kept apart, so that no ranking has to look through all for them. */
  private readonly pointless = new Set<UnitCandidate>();

  constructor(
    private readonly units: UnitMirror,
    private readonly positions: PositionStore,
    private readonly assignments: AssignmentRepository,
    private readonly feed: JournalFeed,
    private readonly clock: Clock,
  ) {}

  /** Loads everything and follows changes. Call once, after the fleet has started. */
  async start(): Promise<void> {
    this.feed.subscribe((row) => this.hear(row));
    this.positions.onBatch((moved) => {
      for (const position of moved) this.move(position);
    });
    this.positions.onDoubt((unitId) => this.doubt(unitId));
    for (const unit of this.units.all()) this.put(unit);
    for (const position of this.positions.all()) this.move(position);
    for (const unitId of this.candidates.keys()) this.doubt(unitId);
    for (const held of await this.assignments.holding()) {
      this.hold(held.unitId, {
        assignmentId: held.id,
        incidentId: held.incidentId,
        status: held.status,
        scene: { lon: held.lon, lat: held.lat },
        destination: held.destination?.point ?? null,
        heardAtMs: this.clock.now().getTime(),
      });
    }
  }

  get(unitId: string): UnitCandidate | null {
    return this.candidates.get(unitId) ?? null;
  }

  /** Units that accepted a job and have not been released. */
  *onJob(): Generator<UnitCandidate & { holding: Holding }> {
    for (const candidate of this.candidates.values()) {
      const { holding } = candidate;
      if (holding && holding.status !== 'offered') yield { ...candidate, holding };
    }
  }

  /** Units that neither reported a position nor have a post. */
  withoutPoint(): Iterable<UnitCandidate> {
    return this.pointless;
  }

  private hear(row: JournalRow): void {
    if (row.entity === 'unit') this.put(row.data);
    if (row.entity !== 'assignment') return;
    const assignment = row.data;
    const held = this.candidates.get(assignment.unitId)?.holding;
    if (!assignment.releasedAt) {
      this.hold(assignment.unitId, {
        assignmentId: assignment.id,
        incidentId: assignment.incidentId,
        status: assignment.status,
        scene: assignment.job.place.point,
        destination: assignment.destination?.point ?? null,
        heardAtMs: row.at.getTime(),
      });
    } else if (held?.assignmentId === assignment.id) this.hold(assignment.unitId, null);
  }

  private put(unit: Unit): void {
    const known = this.candidates.get(unit.id);
    if (known && known.unit.version > unit.version) return;
    const candidate = known ?? { unit, position: null, holding: null };
    candidate.unit = unit;
    this.candidates.set(unit.id, candidate);
    if (unit.retiredAt !== undefined) return this.drop(candidate);
    this.types.add(unit.type);
    this.place(candidate);
  }

  /** A retired unit is neither ranked nor counted; what is known of it stays for the day on which it is brought back. */
  private drop(candidate: UnitCandidate): void {
    this.index.delete(candidate.unit.id);
    this.pointless.delete(candidate);
  }

  private move(position: LivePosition): void {
    const candidate = this.candidates.get(position.unitId);
    if (!candidate) return;
    candidate.position = position;
    this.doubt(position.unitId);
    this.place(candidate);
  }

  private doubt(unitId: string): void {
    const candidate = this.candidates.get(unitId);
    if (candidate) candidate.doubt = this.positions.doubtedOf(unitId)?.doubt ?? null;
  }

  private hold(unitId: string, holding: Holding | null): void {
    const candidate = this.candidates.get(unitId);
    if (candidate) candidate.holding = holding;
  }

  private place(candidate: UnitCandidate): void {
    if (candidate.unit.retiredAt !== undefined) return;
    const point = pointOf(candidate);
    if (point) {
      this.index.set(candidate.unit.id, point, candidate);
      this.pointless.delete(candidate);
    } else {
      this.index.delete(candidate.unit.id);
      this.pointless.add(candidate);
    }
  }
}

/** Where the ranking takes a unit to be. */
export function pointOf({ position, unit }: UnitCandidate): Point | null {
  return position ?? unit.homePost?.point ?? null;
}

/** The unit as one that drives from where it is; null without a point. */
export function driverOf(candidate: UnitCandidate): Driver | null {
  const point = pointOf(candidate);
  const { id, type } = candidate.unit;
  return point && { type, from: { lon: point.lon, lat: point.lat, pin: `unit:${id}` } };
}
