import { Inject, Injectable } from '@nestjs/common';
import type { PositionReport, Unit } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, FillsMemory, LOGGER, type Logger } from '#siaga/kernel';
import { UnitMirror } from '../units/unit-mirror.js';
import { readReports, type LivePosition } from './live-position.js';
import { NewestPositions } from './newest-positions.js';
import { PositionPoller } from './position-poller.js';
import { PositionWriter } from './position-writer.js';

type Listener = (positions: readonly LivePosition[]) => void;
type ClockListener = (unit: Unit, offsetMs: number) => void;

/** A device's batch, as it comes over the socket. */
export interface PositionBatch {
  unitId: string;
  /** Device clock, at the moment of sending. */
  sentAt: string;
  positions: PositionReport[];
}

/** How many positions were stored, and how far the device's clock is ahead (0 within three seconds). */
export interface PositionReceipt {
  stored: number;
  clockOffsetMs: number;
}

/** Takes positions from devices, keeps the newest of each unit in memory and tells listeners. */
@FillsMemory({})
@Injectable()
export class PositionStore {
  private readonly listeners = new Set<Listener>();
  private readonly clockListeners = new Set<ClockListener>();

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
   * Stores a device's positions; resolves when all are committed. For crew of the unit: by a grant for the unit, or signed
   * on to it with a grant for its region. Throws RESOURCE.NOT_FOUND, FLEET.NOT_ON_SHIFT, SYSTEM.DATABASE_UNAVAILABLE,
   * SYSTEM.OVERLOADED.
   */
  async accept(caller: Caller, batch: PositionBatch): Promise<PositionReceipt> {
    const unit = await this.reportingUnit(caller, batch.unitId);
    const { positions, clockOffsetMs } = readReports(
      unit,
      batch.sentAt,
      batch.positions,
      this.clock.now().getTime(),
    );
    if (clockOffsetMs !== 0) this.tellWrongClock(unit, clockOffsetMs);
    await this.writer.write(positions);
    return { stored: positions.length, clockOffsetMs };
  }

  /** The unit's newest position, or null when it never reported. */
  positionOf(unitId: string): LivePosition | null {
    return this.newest.get(unitId);
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

  /** Calls `listener` for every batch of a device whose clock is wrong; gives a function that ends it. It must not throw. */
  onWrongClock(listener: ClockListener): () => void {
    this.clockListeners.add(listener);
    return () => this.clockListeners.delete(listener);
  }

  private tellWrongClock(unit: Unit, clockOffsetMs: number): void {
    this.logger.warn(
      { unitId: unit.id, clockOffsetMs },
      'clock of a device is wrong; its positions were corrected',
    );
    for (const listener of this.clockListeners) listener(unit, clockOffsetMs);
  }

  private take(positions: readonly LivePosition[]): void {
    const moved = this.newest.take(positions);
    if (moved.length === 0) return;
    // A unit that reported several times in one batch is told once, with its newest position.
    const latest = moved.filter((position) => this.newest.get(position.unitId) === position);
    for (const listener of this.listeners) listener(latest);
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
