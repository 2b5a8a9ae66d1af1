import { Injectable } from '@nestjs/common';
import type { Assignment, AssignmentStatus, EtaTarget, Point } from '#siaga/contracts';
import { JournalFeed } from '#siaga/journal';
import { Database } from '#siaga/persistence';
import { AssignmentRepository } from '../store/assignment.repository.js';
import type { WayPoint } from './progress.policy.js';

/** A unit on its way somewhere. */
export interface MovingJob {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly regionCode: string;
  readonly towards: EtaTarget;
  readonly to: Point;
  /** False for a job that was accepted but not begun: time that passes is no sign of traffic. */
  readonly hasSetOff: boolean;
  /** Where the drive to this target was first timed; null until then. */
  start: WayPoint | null;
}

const TOWARDS: Partial<Record<AssignmentStatus, EtaTarget>> = {
  accepted: 'scene',
  en_route: 'scene',
  left_scene: 'destination',
};

/** Every job whose unit is on its way, in memory, kept current by the journal. */
@Injectable()
export class MovingJobs {
  private readonly byUnit = new Map<string, MovingJob>();
  private readonly roadListeners = new Set<() => void>();

  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly feed: JournalFeed,
    private readonly database: Database,
  ) {}

  /** Loads what is under way and follows changes. Call once, after the journal's relay was started. */
  async start(): Promise<void> {
    this.feed.subscribe((row) => {
      if (row.entity === 'assignment') this.put(row.data);
      if (row.entity === 'closure') for (const listener of this.roadListeners) listener();
    });
    const everywhere = { regionCodes: ['ID'], unitIds: [], facilityIds: [] };
    const alive = await this.database.transaction((tx) => this.assignments.alive(tx, everywhere));
    for (const assignment of alive) this.put(assignment);
  }

  /** The job of a unit that is on its way; null for one that is not. */
  get(unitId: string): MovingJob | null {
    return this.byUnit.get(unitId) ?? null;
  }

  /** Units that are on their way. */
  unitIds(): Iterable<string> {
    return this.byUnit.keys();
  }

  /** Calls `listener` when a road was closed or opened. It must not throw. */
  onRoadsChanged(listener: () => void): void {
    this.roadListeners.add(listener);
  }

  private put(assignment: Assignment): void {
    const known = this.byUnit.get(assignment.unitId);
    const job = jobOf(assignment);
    if (job === null) {
      if (known?.assignmentId === assignment.id) this.byUnit.delete(assignment.unitId);
      return;
    }
    const isSameDrive =
      known?.assignmentId === job.assignmentId &&
      known.towards === job.towards &&
      known.hasSetOff === job.hasSetOff &&
      known.to.lon === job.to.lon &&
      known.to.lat === job.to.lat;
    if (!isSameDrive) this.byUnit.set(assignment.unitId, job);
  }
}

/** Where the assignment's unit is to go now; null when it stands, is free, or the hospital's point is not known. */
export function targetOf(assignment: Assignment): { towards: EtaTarget; to: Point } | null {
  const towards = assignment.releasedAt === null ? TOWARDS[assignment.status] : undefined;
  if (towards === undefined) return null;
  const to = towards === 'scene' ? assignment.job.place.point : (assignment.destination?.point ?? null);
  return to && { towards, to };
}

function jobOf(assignment: Assignment): MovingJob | null {
  const target = targetOf(assignment);
  if (target === null) return null;
  const { id, unitId, regionCode, status } = assignment;
  return { ...target, assignmentId: id, unitId, regionCode, hasSetOff: status !== 'accepted', start: null };
}
