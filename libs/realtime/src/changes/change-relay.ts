import { Injectable } from '@nestjs/common';
import type { Unit } from '#siaga/contracts';
import type { SessionEnded } from '#siaga/identity';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { broadcast } from '../connections/broadcast.js';
import { ConnectionRegistry } from '../connections/connection-registry.js';
import type { ClientSocket, SocketServer } from '../connections/socket-server.js';
import { RealtimeStats } from '../realtime-stats.js';
import { roomsOf, unitRoom } from '../rooms/rooms.policy.js';
import { toChangeEvent } from './change-event.js';

/** Sends each committed change once, to the rooms that may hear of it. */
@Injectable()
export class ChangeRelay {
  constructor(
    private readonly feed: JournalFeed,
    private readonly registry: ConnectionRegistry,
    private readonly stats: RealtimeStats,
  ) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    return this.feed.subscribe((row) => this.relay(server, row));
  }

  private relay(server: SocketServer, row: JournalRow): void {
    if (row.entity === 'session') return this.registry.end(row.data as SessionEnded, 'signed_out');
    // A new account may have a socket here before this process hears of its making; nothing of it ends.
    if (row.type === 'account.created.v1') return;
    if (row.entity === 'account') return this.registry.end(row.data as SessionEnded, 'rights_changed');
    const crew =
      row.entity === 'unit' ? new Set((row.data as Unit).crew.map((member) => member.accountId)) : null;
    // Who signed on hears of it, and who signed off does too: in before, out after.
    if (crew) this.letIn(row.entityId, crew);
    this.send(server, row);
    if (crew) this.letOut(row.entityId, crew);
  }

  private send(server: SocketServer, row: JournalRow): void {
    const rooms = roomsOf(row);
    if (rooms.length === 0) return;
    broadcast(server, rooms, 'change', toChangeEvent(row));
    this.stats.emittedChanges += 1;
  }

  private letIn(unitId: string, crew: ReadonlySet<string>): void {
    for (const accountId of crew) {
      for (const socket of this.registry.of(accountId)) {
        const { data } = socket;
        data.extraUnitsVersion += 1;
        if (data.extraUnitIds.has(unitId)) continue;
        data.extraUnitIds.add(unitId);
        if (data.isLive) void socket.join(unitRoom(unitId));
      }
    }
  }

  private letOut(unitId: string, crew: ReadonlySet<string>): void {
    for (const socket of this.registry.all()) {
      if (socket.data.extraUnitIds.has(unitId) && !crew.has(socket.data.caller.account.id))
        leaveUnit(socket, unitId);
    }
  }
}

function leaveUnit(socket: ClientSocket, unitId: string): void {
  socket.data.extraUnitIds.delete(unitId);
  socket.data.extraUnitsVersion += 1;
  if (!socket.data.scopes.unitIds.includes(unitId)) void socket.leave(unitRoom(unitId));
}
