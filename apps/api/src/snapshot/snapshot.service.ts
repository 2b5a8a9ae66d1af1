import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Snapshot, topicName } from '#siaga/contracts';
import {
  FillsSnapshot,
  SnapshotReading,
  type Caller,
  type SnapshotKey,
  type SnapshotPart,
} from '#siaga/identity';
import { Clock, DeclaredParts, SCREEN_SETTINGS } from '#siaga/kernel';
import { JournalQuery } from '#siaga/journal';
import { Database, type Tx } from '#siaga/persistence';
import { askedScopes, heardScopes, RealtimeScopes, roomsFor, type HeardScopes } from '#siaga/realtime';
import { heardOf, isList, isWanted } from './heard-lists.js';

/** Everybody takes one at once when a line comes back: one that is dearer than this is refused, and asked for again. */
const LONGEST_MS = 10_000;
const SERVERS_OWN: readonly string[] = ['seq', 'cursor', 'at', 'topics', 'settings'];

/** Everything alive that a person may see, all of one moment, with the place in the journal from which the socket carries on. */
@Injectable()
export class SnapshotService implements OnModuleInit {
  /** A test that holds what is read need not wait as long as a person would. */
  longestMs = LONGEST_MS;
  private parts: readonly { part: SnapshotPart<SnapshotKey>; keys: readonly SnapshotKey[] }[] = [];

  constructor(
    private readonly database: Database,
    private readonly journal: JournalQuery,
    private readonly declared: DeclaredParts,
    private readonly scopes: RealtimeScopes,
    private readonly clock: Clock,
    @Inject(SCREEN_SETTINGS) private readonly settings: string,
  ) {}

  /** Throws when a part of the contract is filled by no class, or by two. */
  onModuleInit(): void {
    const found = [
      ...this.declared.find<readonly SnapshotKey[], SnapshotPart<SnapshotKey>>(FillsSnapshot).values(),
    ];
    const filled = found.flatMap(({ options }): readonly string[] => options ?? []).sort();
    const wanted = Object.keys(Snapshot.shape)
      .filter((key) => !SERVERS_OWN.includes(key))
      .sort();
    if (filled.join() !== wanted.join())
      throw new Error(
        `The snapshot's parts are ${wanted.join(', ')}; FillsSnapshot names ${filled.join(', ')}`,
      );
    this.parts = found.map(({ part, options }) => ({ part, keys: options ?? [] }));
  }

  /**
   * Of the kinds of topic asked for, what is heard under the person's own; all that the rights give when none is named. Throws
   * REALTIME.TOPIC_NOT_HEARD.
   */
  async read(caller: Caller, kinds?: readonly string[]): Promise<Snapshot> {
    const scopes = askedScopes(heardScopes(caller), kinds);
    return this.database.readWithin(this.longestMs, async (tx) => {
      const reading = new SnapshotReading(tx, caller);
      const cursor = await this.journal.cursors(tx);
      const snapshot: Partial<Snapshot> = {
        seq: cursor.dispatch,
        cursor,
        at: this.clock.now().toISOString(),
        topics: await this.topicsOf(caller, scopes, tx),
        settings: this.settings,
      };
      for (const { part, keys } of this.parts) {
        const unwanted = keys.filter((key) => !isWanted(key, kinds));
        if (unwanted.length < keys.length) Object.assign(snapshot, await part.read(reading));
        for (const key of unwanted) Object.assign(snapshot, { [key]: [] });
      }
      // `onModuleInit` saw that the parts fill all there is.
      const whole = snapshot as Snapshot;
      return kinds === undefined ? whole : onlyHeard(whole, scopes);
    });
  }

  private async topicsOf(caller: Caller, scopes: HeardScopes, tx: Tx): Promise<string[]> {
    return [...roomsFor(scopes, await this.scopes.crewedUnits(caller, tx))];
  }
}

function onlyHeard(snapshot: Snapshot, { crewKinds }: HeardScopes): Snapshot {
  // A unit that the person may sign on to is theirs to see as well.
  const own = snapshot.ownUnitIds.flatMap((id) => crewKinds.map((kind) => topicName(kind, id)));
  const topics = new Set([...snapshot.topics, ...own]);
  const lists = Object.keys(snapshot)
    .filter(isList)
    .map((key) => [key, heardOf(key, snapshot[key], topics)]);
  return { ...snapshot, ...Object.fromEntries(lists) } as Snapshot;
}
