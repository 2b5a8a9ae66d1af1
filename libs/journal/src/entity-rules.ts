import { Injectable } from '@nestjs/common';
import { entityFacts, topicsOf, type ChangePlace, type SealPlan, type Stream } from '#siaga/contracts';

/** What of a row decides who hears of it. */
export interface Addressed extends ChangePlace {
  entity: string;
}

/** What follows from a row's entity, as its module declares it. All throw RangeError for an entity that no module declares. */
@Injectable()
export class EntityRules {
  /** The stream it is written to. */
  streamOf(entity: string): Stream {
    return entityFacts(entity).stream;
  }

  /** What of its view is sealed; null when nothing in it is personal. */
  sealPlanOf(entity: string): SealPlan | null {
    return entityFacts(entity).sealPlan;
  }

  /** The topics it is heard under; none for entities that are not sent. */
  topicsOf(row: Addressed): string[] {
    return topicsOf(row.entity, row);
  }
}
