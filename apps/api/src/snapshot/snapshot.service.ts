import { Inject, Injectable } from '@nestjs/common';
import type { Snapshot } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock, ENV, type Env } from '#siaga/kernel';
import { JournalQuery } from '#siaga/journal';
import { Database } from '#siaga/persistence';
import { SnapshotParts } from './snapshot-parts.js';

/** Everything alive that a person may see, all of one moment, with the sequence from which the socket carries on. */
@Injectable()
export class SnapshotService {
  constructor(
    private readonly database: Database,
    private readonly journal: JournalQuery,
    private readonly parts: SnapshotParts,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async read(caller: Caller): Promise<Snapshot> {
    return this.database.transaction(async (tx) => {
      const seq = await this.journal.lastSeq(tx);
      const ownUnitIds = await this.parts.fleet.ownUnitIds(caller, tx);
      const units = await this.parts.fleet.list(caller, tx);
      const signedOn = await this.parts.fleet.extraUnitIds(caller, tx);
      const board = await this.parts.dispatch.read(tx, caller, signedOn);
      return {
        seq,
        at: this.clock.now().toISOString(),
        regions: await this.parts.regionsOf(tx, caller),
        calls: await this.parts.calls.alive(
          tx,
          caller.audience('call.read'),
          board.incidents.map((incident) => incident.id),
        ),
        ...board,
        units,
        facilities: await this.parts.facilitiesFor(tx, caller, units, ownUnitIds),
        closures: await this.parts.closuresFor(tx, caller, units, ownUnitIds),
        handovers: await this.parts.handovers.recent(tx, caller.audience('call.read')),
        ownUnitIds,
        stalePositionS: this.env.SIAGA_STALE_POSITION_S,
      };
    }, 'REPEATABLE READ READ ONLY');
  }
}
