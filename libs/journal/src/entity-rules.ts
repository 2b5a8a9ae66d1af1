import { Injectable } from '@nestjs/common';
import {
  ENTITIES,
  entityFacts,
  topicKindOf,
  topicsOf,
  type ChangePlace,
  type SealPlan,
  type Stream,
} from '#siaga/contracts';

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

  /** The streams in which something may be heard under the topics. */
  streamsHeardUnder(topics: Iterable<string>): ReadonlySet<Stream> {
    const kinds = new Set(Array.from(topics, topicKindOf));
    const heard = ENTITIES.filter((entity) => entity.topics.some((kind) => kinds.has(kind)));
    return new Set(heard.map(({ name }) => this.streamOf(name)));
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
