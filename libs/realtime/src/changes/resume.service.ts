import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { STREAMS, type ResumeFrom, type Sockets, type Stream } from '#siaga/contracts';
import {
  cursorsOf,
  EntityRules,
  JournalFeed,
  JournalQuery,
  JournalRelay,
  type Cursors,
} from '#siaga/journal';
import { AppError, Turns } from '#siaga/kernel';
import { roomsOf } from '../connections/connection.js';
import {
  isStaffSocket,
  isVisitorSocket,
  type ClientSocket,
  type StaffSocket,
} from '../connections/socket-server.js';
import { RealtimeScopes } from '../ports.js';
import { RealtimeStats } from '../realtime-stats.js';
import { areSameTopics, askedScopes, topicsFor, type CrewedUnit } from '../rooms/rooms.policy.js';
import { isSentRow, toChangeEvent } from './change-event.js';

const BATCH = 500;
/** Further behind than this, a snapshot is smaller than the way there. */
const MAX_MISSED = 50_000;
/** So many sockets read the journal at a time, so that a thousand coming back at once leave connections for commands. */
const MAX_READERS = 3;
/** One resume may wait for the one before it; more is a client gone wild. */
const MAX_OPEN_RESUMES = 2;
/** How long this process may lag behind the journal that a client's snapshot was read from. */
const REACH_TIMEOUT_MS = 5_000;

type ResumeInput = z.output<Sockets['resume']['input']>;
type Resumed = z.output<Sockets['resume']['output']>;

/** Brings a socket from the sequences it has to the live stream, with nothing missing and nothing twice. */
@Injectable()
export class ResumeService {
  private readonly readers = new Turns(MAX_READERS);

  constructor(
    private readonly feed: JournalFeed,
    private readonly relay: JournalRelay,
    private readonly journal: JournalQuery,
    private readonly scopes: RealtimeScopes,
    private readonly stats: RealtimeStats,
    private readonly rules: EntityRules,
  ) {}

  /**
   * Sends what the socket's person may hear after `since` (of the kinds of topic asked for), each stream by itself, then puts the socket into its rooms; gives where it
   * is at then. A later call on the same socket starts anew. Throws REALTIME.RESYNC_REQUIRED when a sequence is too old, in the
   * future, missing or no sequence at all, when a change behind it cannot be opened, or when the person hears other topics than those of
   * the snapshot that it goes on from,
   * REALTIME.TOPIC_NOT_HEARD for a kind without the right, SYSTEM.OVERLOADED for too many calls at once, SYSTEM.DATABASE_UNAVAILABLE.
   */
  async resume(socket: ClientSocket, { since, topics, heard }: ResumeInput): Promise<Resumed> {
    const connection = socket.data;
    if (connection.openResumes >= MAX_OPEN_RESUMES) throw new AppError('SYSTEM.OVERLOADED');
    connection.openResumes += 1;
    const done = connection.lastResume.then(() =>
      this.catchUp(socket, this.startOf(since), { topics, heard }),
    );
    connection.lastResume = done.then(forget, forget);
    try {
      return await done;
    } catch (error) {
      this.stats.refusedResumes += 1;
      throw error;
    } finally {
      connection.openResumes -= 1;
    }
  }

  private startOf(since: ResumeFrom): Cursors {
    const from = typeof since === 'number' ? { ...this.feed.cursors, dispatch: since } : since;
    return cursorsOf((stream) => {
      const seq = from[stream];
      if (seq === undefined || !Number.isInteger(seq) || seq < 0)
        throw new AppError('REALTIME.RESYNC_REQUIRED');
      return seq;
    });
  }

  private async catchUp(
    socket: ClientSocket,
    since: Cursors,
    { topics, heard }: Pick<ResumeInput, 'topics' | 'heard'>,
  ): Promise<Resumed> {
    leaveRooms(socket);
    socket.data.scopes = askedScopes(socket.data.granted, topics);
    this.stats.resumes += 1;
    if (isStaffSocket(socket)) await this.learnCrewed(socket);
    if (heard && !areSameTopics(roomsOf(socket.data), heard)) throw new AppError('REALTIME.RESYNC_REQUIRED');
    const first = this.streamsOf(socket);
    await this.reach(since, first);
    for (const stream of first)
      if (this.feed.cursors[stream] - since[stream] > MAX_MISSED)
        throw new AppError('REALTIME.RESYNC_REQUIRED');
    const reached = { ...since };
    for (;;) {
      // What is heard is asked anew each time: somebody may sign on meanwhile.
      const streams = this.streamsOf(socket);
      const behind = STREAMS.find(
        (stream) => streams.has(stream) && reached[stream] < this.feed.cursors[stream],
      );
      if (behind === undefined || !socket.connected) break;
      reached[behind] = await this.sendMissed(socket, behind, reached[behind]);
    }
    // No await between the check above and this: a change is either read from the journal or heard in the rooms.
    joinRooms(socket);
    const heardIn = this.streamsOf(socket);
    const cursor = cursorsOf((stream) =>
      // How much happens in streams of which they hear nothing is not a visitor's business.
      isVisitorSocket(socket) && !heardIn.has(stream)
        ? 0
        : Math.max(reached[stream], this.feed.cursors[stream]),
    );
    return { seq: cursor.dispatch, cursor };
  }

  private streamsOf(socket: ClientSocket): ReadonlySet<Stream> {
    return this.rules.streamsHeardUnder(roomsOf(socket.data));
  }

  private async sendMissed(socket: ClientSocket, stream: Stream, since: number): Promise<number> {
    const { scopes, crewed } = socket.data;
    const until = this.feed.cursors[stream];
    const heard = topicsFor(scopes, crewed.values());
    const { rows, count } = await this.readers.run(() =>
      this.journal.missedBy(heard, since, until, BATCH, stream),
    );
    // One that cannot be opened would be missing for good: a snapshot has what it changed.
    if (rows.length < count) throw new AppError('REALTIME.RESYNC_REQUIRED');
    const events = rows.filter(isSentRow).map(toChangeEvent);
    if (events.length > 0 && socket.connected) {
      socket.emit('changes', events);
      this.stats.resumedChanges += events.length;
      await drained(socket);
    }
    return rows.length < BATCH ? until : (rows.at(-1)?.seq ?? until);
  }

  /** A snapshot may have been read by another process, a moment ahead of this one's feed. */
  private async reach(since: Cursors, streams: ReadonlySet<Stream>): Promise<void> {
    const isBehind = (known: Cursors): boolean =>
      [...streams].some((stream) => since[stream] > known[stream]);
    if (!isBehind(this.feed.cursors)) return;
    if (isBehind(await this.journal.cursors())) throw new AppError('REALTIME.RESYNC_REQUIRED');
    await new Promise<void>((reached, failed) => {
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        unsubscribe();
        finish();
      };
      const timer = setTimeout(
        () => end(() => failed(new AppError('SYSTEM.DATABASE_UNAVAILABLE'))),
        REACH_TIMEOUT_MS,
      );
      const unsubscribe = this.feed.subscribe(() => {
        if (!isBehind(this.feed.cursors)) end(reached);
      });
      if (!isBehind(this.feed.cursors)) end(reached);
      else this.relay.wake();
    });
  }

  private async learnCrewed(socket: StaffSocket): Promise<void> {
    const connection = socket.data;
    let version: number;
    let units: CrewedUnit[];
    do {
      version = connection.crewedVersion;
      units = await this.scopes.crewedUnits(connection.caller);
    } while (version !== connection.crewedVersion);
    connection.crewed.clear();
    for (const unit of units) connection.crewed.set(unit.unitId, unit);
  }
}

/** The caller of `resume` hears how it ended; the one waiting behind it only needs to know that it did. */
function forget(): void {
  return undefined;
}

function joinRooms(socket: ClientSocket): void {
  if (!socket.connected) return;
  void socket.join([...roomsOf(socket.data)]);
  socket.data.isLive = true;
}

function leaveRooms(socket: ClientSocket): void {
  socket.data.isLive = false;
  for (const room of roomsOf(socket.data)) void socket.leave(room);
}

/** Waits until the engine has handed the last batch to the network, so that a slow line does not fill the memory. */
async function drained(socket: ClientSocket): Promise<void> {
  const { transport } = socket.conn;
  if (transport.writable) return;
  await new Promise<void>((resume) => {
    const end = (): void => {
      transport.off('drain', end);
      socket.off('disconnect', end);
      resume();
    };
    transport.once('drain', end);
    socket.once('disconnect', end);
  });
}
