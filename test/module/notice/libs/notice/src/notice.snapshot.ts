import { Injectable } from '@nestjs/common';
import type { Snapshot } from '#siaga/contracts';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { NoticeService } from './notice.service.js';

/** What hangs on the board. */
@FillsSnapshot(['notices'])
@Injectable()
export class NoticeSnapshot implements SnapshotPart<'notices'> {
  constructor(private readonly notices: NoticeService) {}

  async read({ tx, caller }: SnapshotReading): Promise<Pick<Snapshot, 'notices'>> {
    return { notices: await this.notices.up(tx, caller) };
  }
}
