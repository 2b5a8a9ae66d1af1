import { Inject, Injectable } from '@nestjs/common';
import type { FieldProblem, ReportPositionsResult, Unit } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, FillsMemory, LOGGER, type Logger } from '#siaga/kernel';
import { judgePositions } from '../domain/judge-positions.policy.js';
import { UnitMirror } from '../units/unit-mirror.js';
import { readReports, type LivePosition, type RefusedReport } from './live-position.js';
import { NewestPositions } from './newest-positions.js';
import { PositionPoller } from './position-poller.js';
import { PositionWriter } from './position-writer.js';

/** So many are named of a batch that is wrong as a whole. */
const MOST_FIELDS = 50;

type Listener = (positions: readonly LivePosition[]) => void;
type ClockListener = (unit: Unit, offsetMs: number) => void;

/** A device's batch, as it comes over the socket. */
export interface PositionBatch {
  unitId: string;
  /** Device clock, at the moment of sending. */
  sentAt: string;
  /** Each is a PositionReport or is refused by itself. */
  positions: readonly unknown[];
}

/** How many positions were stored, which were not and why, and how far the device's clock is ahead (0 within three seconds). */
export type PositionReceipt = ReportPositionsResult;

/** Takes positions from devices, keeps the newest of each unit in memory and tells listeners. */
@FillsMemory({})
@Injectable()
export class PositionStore {
  private readonly listeners = new Set<Listener>();
  private readonly clockListeners = new Set<ClockListener>();
  private readonly doubtListeners = new Set<(unitId: string) => void>();

  constructor(
    private readonly mirror: UnitMirror,
    private readonly newest: NewestPositions,
    private readonly writer: PositionWriter,
    private readonly poller: PositionPoller,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Loads units and positions and follows other processes. Call once, after the journal's relay was started. */
  async start(): Promise<void> {
    await this.mirror.load();
    this.writer.onStored((positions) => this.take(positions));
    await this.poller.start((positions) => this.take(positions));
  }

  /**
   * Stores a device's positions, each judged by itself; resolves when all that can be read are committed. What is not believed is kept and told, and
   * changes nothing else. For crew of the unit: by a grant for the unit, or signed on to it with a grant for its region. Throws
   * RESOURCE.NOT_FOUND, FLEET.NOT_ON_SHIFT, SYSTEM.DATABASE_UNAVAILABLE, SYSTEM.OVERLOADED, and INPUT.INVALID when none can be read.
   */
  async accept(caller: Caller, batch: PositionBatch): Promise<PositionReceipt> {
    const unit = await this.reportingUnit(caller, batch.unitId);
    const nowMs = this.clock.now().getTime();
    const { read, positions, refused, clockOffsetMs } = readReports(
      unit,
      batch.sentAt,
      batch.positions,
      nowMs,
    );
    this.tellClock(unit, clockOffsetMs);
    const known = { believed: this.newest.get(unit.id), doubted: this.newest.doubted(unit.id) };
    const home = unit.homePost?.point ?? null;
    const judged = judgePositions(positions, { ...known, home }, nowMs);
    if (judged.length === 0) throw new AppError('INPUT.INVALID', { fields: placedIn('positions', refused) });
    await this.writer.write(judged);
    const doubted = judged.flatMap(({ doubt }, at) =>
      doubt === undefined ? [] : [{ index: read[at]?.index ?? at, doubt }],
    );
    return {
      stored: judged.length,
      clockOffsetMs,
      ...(refused.length > 0 && { refused }),
      ...(doubted.length > 0 && { doubted }),
    };
  }

  /** The unit's newest believed position, or null when it never reported. */
  positionOf(unitId: string): LivePosition | null {
    return this.newest.get(unitId);
  }

  /** What the unit reported since and is not believed, or null. */
  doubtedOf(unitId: string): LivePosition | null {
    return this.newest.doubted(unitId);
  }

  /** Seconds since the unit's newest position was measured, or null when it never reported. */
  ageS(unitId: string): number | null {
    const position = this.newest.get(unitId);
    return position && Math.max(0, (this.clock.now().getTime() - position.atMs) / 1_000);
  }

  /** The newest position of every unit that ever reported. */
  all(): Iterable<LivePosition> {
    return this.newest.all();
  }

  /** Calls `listener` with the units that moved, once a stored batch; gives a function that ends it. A listener must not throw. */
  onBatch(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `listener` with each unit that reported something that is not believed; gives a function that ends it. It must not throw. */
  onDoubt(listener: (unitId: string) => void): () => void {
    this.doubtListeners.add(listener);
    return () => this.doubtListeners.delete(listener);
  }

  /** Calls `listener` for every batch that this process takes, with how far the device's clock is ahead; gives a function that ends it. It must not throw. */
  onClock(listener: ClockListener): () => void {
    this.clockListeners.add(listener);
    return () => this.clockListeners.delete(listener);
  }

  private tellClock(unit: Unit, clockOffsetMs: number): void {
    if (clockOffsetMs !== 0)
      this.logger.warn(
        { unitId: unit.id, clockOffsetMs },
        'clock of a device is wrong; its positions were corrected',
      );
    for (const listener of this.clockListeners) listener(unit, clockOffsetMs);
  }

  private take(positions: readonly LivePosition[]): void {
    const moved = this.newest.take(positions);
    for (const { unitId, doubt } of positions) if (doubt !== undefined) this.tellDoubted(unitId);
    if (moved.length === 0) return;
    // A unit that reported several times in one batch is told once, with its newest position.
    const latest = moved.filter((position) => this.newest.get(position.unitId) === position);
    for (const listener of this.listeners) listener(latest);
  }

  private tellDoubted(unitId: string): void {
    for (const listener of this.doubtListeners) listener(unitId);
  }

  private async reportingUnit(caller: Caller, unitId: string): Promise<Unit> {
    const known = this.mirror.get(unitId);
    if (known && mayReport(caller, known)) return known;
    // The unit or the shift may be so new that only the database knows it.
    const unit = await this.mirror.refresh(unitId);
    if (!unit) throw new AppError('RESOURCE.NOT_FOUND');
    if (mayReport(caller, unit)) return unit;
    caller.demand('fleet.report_position', { regionCode: unit.regionCode });
    throw new AppError('FLEET.NOT_ON_SHIFT', { details: { callSign: unit.callSign } });
  }
}

function mayReport(caller: Caller, unit: Unit): boolean {
  if (caller.can('fleet.report_position', { unitId: unit.id })) return true;
  const isSignedOn = unit.crew.some((member) => member.accountId === caller.account.id);
  return isSignedOn && caller.can('fleet.report_position', { regionCode: unit.regionCode });
}

/** Fields of elements, by their place in the whole input. */
function placedIn(list: string, refused: readonly RefusedReport[]): FieldProblem[] {
  return refused
    .flatMap(({ index, fields }) =>
      fields.map(({ path, message }) => ({
        path: [list, String(index), path].filter((part) => part !== '').join('.'),
        message,
      })),
    )
    .slice(0, MOST_FIELDS);
}
