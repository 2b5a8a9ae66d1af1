import { Injectable } from '@nestjs/common';
import { JournalFeed, type JournalRow, type LostChange } from '#siaga/journal';
import { broadcast } from '../connections/broadcast.js';
import { roomsOf } from '../connections/connection.js';
import { ConnectionRegistry } from '../connections/connection-registry.js';
import type { SocketServer, StaffSocket } from '../connections/socket-server.js';
import { VisitorRegistry } from '../connections/visitor-registry.js';
import { RealtimeStats } from '../realtime-stats.js';
import type { CrewedUnit } from '../rooms/rooms.policy.js';
import { isSentRow, toChangeEvent } from './change-event.js';

/** Sends each committed change once, to the rooms that may hear of it. */
@Injectable()
export class ChangeRelay {
  constructor(
    private readonly feed: JournalFeed,
    private readonly registry: ConnectionRegistry,
    private readonly visitors: VisitorRegistry,
    private readonly stats: RealtimeStats,
  ) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    const ends = [
      this.feed.subscribe((row) => this.relay(server, row)),
      this.feed.onLost((lost) => this.tellLost(lost)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** What cannot be sent is not passed over: who would have heard of it takes a new snapshot, which has what it changed. */
  private tellLost({ topics }: LostChange): void {
    for (const socket of [...this.registry.all(), ...this.visitors.all()]) {
      const rooms = roomsOf(socket.data);
      if (socket.data.isLive && topics.some((topic) => rooms.has(topic)))
        socket.emit('topics.changed', { topics: [...rooms] });
    }
  }

  private relay(server: SocketServer, row: JournalRow): void {
    if (row.entity === 'visit' || row.entity === 'pass') return this.visitors.end(row);
    if (row.entity === 'session') return this.registry.end(row.data, 'signed_out');
    // A new account may have a socket here before this process hears of its making; nothing of it ends.
    if (row.type === 'account.created.v1') return;
    if (row.entity === 'account') return this.registry.end(row.data, 'rights_changed');
    if (row.entity !== 'unit') return this.send(server, row);
    const crew = new Set(row.data.crew.map((member) => member.accountId));
    // Who signed on hears of it, and who signed off does too: in before, out after.
    const moved = this.letIn({ unitId: row.entityId, regionCode: row.regionCode, since: row.at }, crew);
    this.send(server, row);
    moved.push(...this.letOut(row.entityId, crew));
    for (const socket of moved) socket.emit('topics.changed', { topics: [...roomsOf(socket.data)] });
  }

  private send(server: SocketServer, row: JournalRow): void {
    if (!isSentRow(row) || row.topics.length === 0) return;
    broadcast(server, row.topics, 'change', toChangeEvent(row));
    this.stats.emittedChanges += 1;
  }

  /** Gives the sockets that hear more than before. */
  private letIn(unit: CrewedUnit, crew: ReadonlySet<string>): StaffSocket[] {
    const moved: StaffSocket[] = [];
    for (const accountId of crew) {
      for (const socket of this.registry.of(accountId)) {
        const { data } = socket;
        data.crewedVersion += 1;
        if (data.crewed.has(unit.unitId)) continue;
        data.crewed.set(unit.unitId, unit);
        moved.push(socket);
        if (data.isLive) void socket.join([...roomsOf(data)]);
      }
    }
    return moved;
  }

  /** Gives the sockets that hear less than before. */
  private letOut(unitId: string, crew: ReadonlySet<string>): StaffSocket[] {
    const moved: StaffSocket[] = [];
    for (const socket of this.registry.all()) {
      const { crewed, scopes, caller } = socket.data;
      // What a grant names is heard of with nobody signed on as well.
      if (!crewed.has(unitId) || scopes.unitIds.includes(unitId) || crew.has(caller.account.id)) continue;
      leaveUnit(socket, unitId);
      moved.push(socket);
    }
    return moved;
  }
}

function leaveUnit(socket: StaffSocket, unitId: string): void {
  const { data } = socket;
  const before = roomsOf(data);
  data.crewed.delete(unitId);
  data.crewedVersion += 1;
  const after = roomsOf(data);
  for (const room of before) if (!after.has(room)) void socket.leave(room);
}
