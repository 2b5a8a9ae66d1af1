import { Injectable } from '@nestjs/common';
import type { Snapshot } from '#siaga/contracts';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { CentreHandovers } from './centre-handovers.service.js';

/** Cases between this centre and others. */
@FillsSnapshot(['handovers'])
@Injectable()
export class HandoverSnapshot implements SnapshotPart<'handovers'> {
  constructor(private readonly handovers: CentreHandovers) {}

  async read({ tx, caller }: SnapshotReading): Promise<Pick<Snapshot, 'handovers'>> {
    return { handovers: await this.handovers.recent(tx, caller.audience('call.read')) };
  }
}
