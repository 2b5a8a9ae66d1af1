import { Injectable } from '@nestjs/common';
import { regionLineage, type EntityKind, type Stream } from '#siaga/contracts';

type Room = 'region' | 'unit' | 'facility' | 'alerts' | 'closures' | 'learned' | 'map';

/** Which kinds of room hear of which entity. A kind that is not listed is never sent. */
const HEARD_BY: Record<EntityKind, readonly Room[]> = {
  call: ['region'],
  incident: ['region'],
  assignment: ['region', 'unit'],
  unit: ['region', 'unit'],
  facility: ['region', 'facility'],
  inbound: ['region', 'facility'],
  alert: ['alerts'],
  closure: ['closures'],
  handover: ['region'],
  learned_place: ['learned'],
  map: ['map'],
};

/** Entities that are not of the stream `dispatch`. */
const STREAM_OF: Readonly<Record<string, Stream>> = {};

/** What of a row decides who hears of it. */
export interface Addressed {
  entity: string;
  regionCode: string;
  unitId?: string | null;
  facilityId?: string | null;
}

/** What follows from a row's entity: the stream it is written to, and the topics it is heard under. */
@Injectable()
export class EntityRules {
  streamOf(entity: string): Stream {
    return STREAM_OF[entity] ?? 'dispatch';
  }

  /** None for entities that are not sent. */
  topicsOf(row: Addressed): string[] {
    if (!isSent(row.entity)) return [];
    const topics: string[] = [];
    for (const room of HEARD_BY[row.entity]) {
      if (room === 'map') topics.push(room);
      else if (room === 'unit') topics.push(...topicOf(room, row.unitId));
      else if (room === 'facility') topics.push(...topicOf(room, row.facilityId));
      else topics.push(...regionLineage(row.regionCode).map((code) => `${room}:${code}`));
    }
    return topics;
  }
}

function topicOf(room: Room, id: string | null | undefined): string[] {
  return id ? [`${room}:${id}`] : [];
}

function isSent(entity: string): entity is EntityKind {
  return Object.hasOwn(HEARD_BY, entity);
}
