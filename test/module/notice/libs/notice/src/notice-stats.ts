import { Injectable } from '@nestjs/common';
import { Observed, type Figure, type ObservedPart } from '#siaga/kernel';

/** Counters of this process since it started, for /metrics. */
@Observed()
@Injectable()
export class NoticeStats implements ObservedPart {
  posted = 0;

  figures(): Figure[] {
    return [{ name: 'siaga_notices_posted', help: 'Notices posted since start', read: () => this.posted }];
  }
}
