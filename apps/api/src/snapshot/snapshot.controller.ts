import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { api, type Snapshot, type SnapshotInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { SnapshotService } from './snapshot.service.js';

/** What a client starts from. */
@Controller()
export class SnapshotController {
  constructor(private readonly snapshots: SnapshotService) {}

  @Route(api.snapshot)
  read(
    @CurrentCaller() caller: Caller,
    @Input() { topics }: z.output<typeof SnapshotInput>,
  ): Promise<Snapshot> {
    return this.snapshots.read(caller, topics);
  }
}
