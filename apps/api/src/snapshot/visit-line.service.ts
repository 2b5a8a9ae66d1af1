import { Injectable } from '@nestjs/common';
import type { VisitLine } from '#siaga/contracts';
import type { Visitor } from '#siaga/identity';
import { cursorsOf, EntityRules, JournalQuery } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { askedScopes, visitorScopes } from '#siaga/realtime';

/** Where the line of a person without an account begins. */
@Injectable()
export class VisitLineService {
  constructor(
    private readonly journal: JournalQuery,
    private readonly rules: EntityRules,
    private readonly clock: Clock,
  ) {}

  /**
   * The place in the journal up to which everything is told that the portal asks for from here on, and what is heard after it. Of streams in
   * which the visitor hears nothing it says nothing. Throws REALTIME.TOPIC_NOT_HEARD.
   */
  async read(visitor: Visitor, kinds?: readonly string[]): Promise<VisitLine> {
    const { topics } = askedScopes(visitorScopes(visitor), kinds);
    const heardIn = this.rules.streamsHeardUnder(topics);
    const newest = await this.journal.cursors();
    return {
      cursor: cursorsOf((stream) => (heardIn.has(stream) ? newest[stream] : 0)),
      at: this.clock.now().toISOString(),
      topics: [...topics],
    };
  }
}
