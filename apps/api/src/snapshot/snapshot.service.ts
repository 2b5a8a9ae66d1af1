import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Snapshot, SNAPSHOT_TOPICS } from '#siaga/contracts';
import {
  FillsSnapshot,
  SnapshotReading,
  type Caller,
  type SnapshotKey,
  type SnapshotPart,
} from '#siaga/identity';
import { DeclaredParts, Clock } from '#siaga/kernel';
import { JournalQuery } from '#siaga/journal';
import { Database } from '#siaga/persistence';

const SERVERS_OWN: readonly string[] = ['seq', 'cursor', 'at'];

/** Everything alive that a person may see, all of one moment, with the place in the journal from which the socket carries on. */
@Injectable()
export class SnapshotService implements OnModuleInit {
  private parts: readonly { part: SnapshotPart<SnapshotKey>; keys: readonly SnapshotKey[] }[] = [];

  constructor(
    private readonly database: Database,
    private readonly journal: JournalQuery,
    private readonly declared: DeclaredParts,
    private readonly clock: Clock,
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

  /** Lists heard under none of `topics` stay empty; all are read when it is left out. */
  async read(caller: Caller, topics?: readonly string[]): Promise<Snapshot> {
    return this.database.transaction(async (tx) => {
      const reading = new SnapshotReading(tx, caller);
      const cursor = await this.journal.cursors(tx);
      const snapshot: Partial<Snapshot> = {
        seq: cursor.dispatch,
        cursor,
        at: this.clock.now().toISOString(),
      };
      for (const { part, keys } of this.parts) {
        const unwanted = keys.filter((key) => !isWanted(key, topics));
        if (unwanted.length < keys.length) Object.assign(snapshot, await part.read(reading));
        for (const key of unwanted) Object.assign(snapshot, { [key]: [] });
      }
      // `onModuleInit` saw that the parts fill all there is.
      return snapshot as Snapshot;
    }, 'REPEATABLE READ READ ONLY');
  }
}

/** What is no list of an entity that is heard (settings, regions) is always wanted. */
function isWanted(key: string, topics: readonly string[] | undefined): boolean {
  const kinds = SNAPSHOT_TOPICS.get(key) ?? [];
  return topics === undefined || kinds.length === 0 || kinds.some((kind) => topics.includes(kind));
}
