import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { api, type Snapshot, type SnapshotInput, type VisitLine } from '#siaga/contracts';
import {
  CurrentCaller,
  CurrentVisitor,
  Input,
  Route,
  Traces,
  type Caller,
  type Visitor,
} from '#siaga/identity';
import { SnapshotService } from './snapshot.service.js';
import { VisitLineService } from './visit-line.service.js';

/** What a client starts from. */
@Controller()
export class SnapshotController {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly visitLines: VisitLineService,
  ) {}

  @Route(api.snapshot)
  @Traces('board_opened', 'board')
  read(
    @CurrentCaller() caller: Caller,
    @Input() { topics }: z.output<typeof SnapshotInput>,
  ): Promise<Snapshot> {
    return this.snapshots.read(caller, topics);
  }

  @Route(api.visitLine)
  visitLine(
    @CurrentVisitor() visitor: Visitor,
    @Input() { topics }: z.output<typeof SnapshotInput>,
  ): Promise<VisitLine> {
    return this.visitLines.read(visitor, topics);
  }
}
