import { Controller } from '@nestjs/common';
import { api, type Snapshot } from '#siaga/contracts';
import { CurrentCaller, Route, type Caller } from '#siaga/identity';
import { SnapshotService } from './snapshot.service.js';

/** What a client starts from. */
@Controller()
export class SnapshotController {
  constructor(private readonly snapshots: SnapshotService) {}

  @Route(api.snapshot)
  read(@CurrentCaller() caller: Caller): Promise<Snapshot> {
    return this.snapshots.read(caller);
  }
}
