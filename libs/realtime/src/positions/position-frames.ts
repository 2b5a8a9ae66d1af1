import { Injectable } from '@nestjs/common';
import type { Bounds } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { broadcast } from '../connections/broadcast.js';
import type { ClientSocket, SocketServer } from '../connections/socket-server.js';
import { PositionPort, type MovingUnit } from '../ports.js';
import { RealtimeStats } from '../realtime-stats.js';
import { ViewGroup } from './view-group.js';

const FRAME_INTERVAL_MS = 1_000;

/**
 * Sends moving units to those whose map shows them: one frame a second at most, volatile, newest position of a unit only,
 * encoded once for all viewers of a group.
 */
@Injectable()
export class PositionFrames {
  private readonly groups = new Map<string, ViewGroup>();
  private moved = new Map<string, MovingUnit>();

  constructor(
    private readonly port: PositionPort,
    private readonly clock: Clock,
    private readonly stats: RealtimeStats,
  ) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    const unsubscribe = this.port.onBatch((units) => {
      if (this.groups.size === 0) return;
      for (const unit of units) this.moved.set(unit.unitId, unit);
    });
    const timer = setInterval(() => this.sendFrames(server), FRAME_INTERVAL_MS);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }

  /** Sets what the socket's map shows. Somebody without a region to watch (a crew, a desk) gets no positions. */
  setView(socket: ClientSocket, bounds: Bounds): void {
    const { regionCodes } = socket.data.scopes;
    if (regionCodes.length === 0) return;
    const wanted = new ViewGroup(regionCodes, bounds);
    if (socket.data.viewKey === wanted.key) return;
    this.leave(socket);
    const group = this.groups.get(wanted.key) ?? wanted;
    this.groups.set(group.key, group);
    group.members += 1;
    group.wantFull();
    socket.data.viewKey = group.key;
    void socket.join(group.room);
  }

  /** Forgets the socket's view. */
  leave(socket: ClientSocket): void {
    const { viewKey } = socket.data;
    const group = viewKey === null ? undefined : this.groups.get(viewKey);
    socket.data.viewKey = null;
    if (!group) return;
    void socket.leave(group.room);
    group.members -= 1;
    if (group.members === 0) this.groups.delete(group.key);
  }

  private sendFrames(server: SocketServer): void {
    const moved = this.moved;
    this.moved = new Map();
    const at = this.clock.now().toISOString();
    for (const group of this.groups.values()) {
      const units = group.next(moved.values(), this.port.all());
      if (units.length === 0) continue;
      broadcast(server, [group.room], 'positions', { at, units }, { isVolatile: true });
      this.stats.emittedFrames += 1;
    }
  }
}
