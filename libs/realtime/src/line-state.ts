import { Injectable } from '@nestjs/common';
import type { Tick } from '#siaga/contracts';
import { cursorsOf, JournalFeed, JournalRelay } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { ProcessBeats } from '#siaga/persistence';

/** What a tick says. */
@Injectable()
export class LineState {
  constructor(
    private readonly feed: JournalFeed,
    private readonly relay: JournalRelay,
    private readonly beats: ProcessBeats,
    private readonly clock: Clock,
  ) {}

  /** For people without an account: that the line lives, and not how much happens in the centre. */
  forVisitors(): Tick {
    return { ...this.now(), seq: 0, cursor: cursorsOf(() => 0) };
  }

  now(): Tick {
    return {
      at: this.clock.now().toISOString(),
      seq: this.feed.lastSeq,
      cursor: this.feed.cursors,
      database: this.relay.isHealthy ? 'up' : 'down',
      background: this.beats.state,
    };
  }
}
