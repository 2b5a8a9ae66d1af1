import { Injectable } from '@nestjs/common';
import type { Snapshot } from '#siaga/contracts';
import { DispatchSnapshot } from '#siaga/dispatch';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { CallService } from './call.service.js';

/** Calls that are not over, and those of the incidents that are not. */
@FillsSnapshot(['calls'])
@Injectable()
export class CallSnapshot implements SnapshotPart<'calls'> {
  constructor(
    private readonly calls: CallService,
    private readonly dispatch: DispatchSnapshot,
  ) {}

  async read(reading: SnapshotReading): Promise<Pick<Snapshot, 'calls'>> {
    const { incidents } = await this.dispatch.read(reading);
    const audience = reading.caller.audience('call.read');
    const calls = await this.calls.alive(
      reading.tx,
      audience,
      incidents.map((incident) => incident.id),
    );
    return { calls };
  }
}

/** What the list of calls does not hold, so that the screen can say so. */
@FillsSnapshot(['callsLeftOut'])
@Injectable()
export class CallsLeftOut implements SnapshotPart<'callsLeftOut'> {
  constructor(private readonly calls: CallService) {}

  async read({ tx, caller }: SnapshotReading): Promise<Pick<Snapshot, 'callsLeftOut'>> {
    return { callsLeftOut: await this.calls.leftOut(tx, caller.audience('call.read')) };
  }
}
