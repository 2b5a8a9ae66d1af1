import type { OsmRelation, OsmWay, Tags } from './osm-source.js';
import { roadTraitsOf } from './road-class.js';

/** Ferry lines that are mapped as a relation, whose ways say nothing of it themselves. */
export class FerryRoutes {
  private readonly tagsOfWay = new Map<number, Tags>();

  /** Takes the relation when it is a ferry line. */
  add({ tags, members }: OsmRelation): void {
    if (tags.type !== 'route' || tags.route !== 'ferry') return;
    const ways = members.filter((member) => member.type === 'way');
    // The stated time is that of the whole line: of several ways nobody knows whose share it is.
    const { duration, ...others } = tags;
    const shared = ways.length === 1 ? { ...others, duration } : others;
    for (const { ref } of ways) this.tagsOfWay.set(ref, shared);
  }

  /** What the way is by itself, or what its ferry line makes it. */
  tagsFor(way: OsmWay): Tags {
    const line = this.tagsOfWay.get(way.id);
    return line === undefined || roadTraitsOf(way.tags) !== null ? way.tags : { ...line, ...way.tags };
  }
}
