import {
  isInRegion,
  TOPIC_KINDS,
  topicKindOf,
  topicKindsFor,
  topicName,
  type Permission,
  type TopicKind,
  type VisitorRight,
} from '#siaga/contracts';
import type { Caller, Visitor } from '#siaga/identity';
import type { Audience, HeardTopic } from '#siaga/journal';
import { AppError } from '#siaga/kernel';

/** What a person hears, by what the modules say of each kind of topic: a room is a topic. */
export interface HeardScopes {
  /** Kinds of topic that the rights let be asked for. */
  readonly kinds: readonly string[];
  /** Topics that the grants or the passes give. */
  readonly topics: readonly string[];
  /** From when on the right to a topic is held; those that are not among them, always. */
  readonly since: ReadonlyMap<string, Date>;
  /** Regions whose units are shown moving: those whose calls and incidents are heard. */
  readonly regionCodes: readonly string[];
  /** Units that a grant names, to be heard of with nobody signed on as well. */
  readonly unitIds: readonly string[];
  /** Kinds of topic to be heard of a unit that the person crews. */
  readonly crewKinds: readonly string[];
  /** Kinds of topic to be heard in the region of such a unit: its way leads through it, whatever the person's grant is for. */
  readonly crewRegionKinds: readonly string[];
}

/** A unit that a person crews, and where it belongs. */
export interface CrewedUnit {
  readonly unitId: string;
  readonly regionCode: string;
  /** From when on they crew it; null for a unit that a grant names. */
  readonly since: Date | null;
}

/** Clocks of two processes may differ by so much; a job that was offered just after signing on must not be missed. */
const CLOCK_DIFFERENCE_MS = 5_000;

type Kind = TopicKind<Permission, VisitorRight>;

const kindsOfAll = (): readonly (readonly [string, Kind])[] => Object.entries(TOPIC_KINDS);

/**
 * What a caller's grants let them hear. A topic that needs several rights is heard where all of them hold: a region's calls say
 * things of people, so a crew or a desk with a grant for the region does not get in.
 */
export function heardScopes(caller: Caller): HeardScopes {
  const kinds: readonly string[] = topicKindsFor((permission) => caller.holds(permission));
  const held = kindsOfAll().filter(([name]) => kinds.includes(name));
  const namesOf = (isWanted: (kind: Kind) => boolean): string[] =>
    held.filter(([, kind]) => isWanted(kind)).map(([name]) => name);
  return {
    kinds,
    topics: unique(held.flatMap(([name, kind]) => topicsByGrants(name, kind, caller))),
    since: new Map(),
    regionCodes: unique(audienceOf(TOPIC_KINDS.region, caller).regionCodes),
    unitIds: unique(
      held.flatMap(([, kind]) => (kind.scope === 'unit' ? audienceOf(kind, caller).unitIds : [])),
    ),
    crewKinds: namesOf(({ scope }) => scope === 'unit'),
    crewRegionKinds: namesOf(({ isHeardByCrews }) => isHeardByCrews === true),
  };
}

/** What a person without an account hears: the own things of their passes, of kinds that a right of these passes opens, and nothing else. */
export function visitorScopes(visitor: Visitor): HeardScopes {
  const since = new Map<string, Date>();
  for (const [name, { scope, visitors }] of kindsOfAll()) {
    if (scope !== 'person' || visitors === undefined) continue;
    for (const { subject, openedAt } of visitor.passesFor(visitors)) {
      const topic = topicName(name, subject.id);
      const opened = beforeByClocks(openedAt);
      if (subject.kind === name && opened < (since.get(topic) ?? Infinity)) since.set(topic, opened);
    }
  }
  const topics = [...since.keys()];
  return {
    kinds: unique(topics.map(topicKindOf)),
    topics,
    since,
    regionCodes: [],
    unitIds: [],
    crewKinds: [],
    crewRegionKinds: [],
  };
}

/**
 * What is heard of the kinds that a client asked for, of all when it asked for none. Throws REALTIME.TOPIC_NOT_HEARD naming each kind that the
 * rights do not give: a screen that asks for more than it may is told so, and not left waiting.
 */
export function askedScopes(granted: HeardScopes, kinds: readonly string[] | undefined): HeardScopes {
  if (kinds === undefined) return granted;
  const fields = kinds.flatMap((kind, index) =>
    granted.kinds.includes(kind) ? [] : [{ path: `topics.${index}`, message: `no right to ${kind}` }],
  );
  if (fields.length > 0) throw new AppError('REALTIME.TOPIC_NOT_HEARD', { fields });
  return narrowed(granted, kinds);
}

/** True when both name the same topics, in whatever order. */
export function areSameTopics(a: ReadonlySet<string>, b: readonly string[]): boolean {
  const other = new Set(b);
  return a.size === other.size && [...other].every((topic) => a.has(topic));
}

/** Of what is heard, only some kinds of topic. Where units are shown moving does not change: a map asks for that itself. */
export function narrowed(scopes: HeardScopes, kinds: readonly string[]): HeardScopes {
  const isWanted = (kind: string): boolean => kinds.includes(kind);
  return {
    ...scopes,
    topics: scopes.topics.filter((topic) => isWanted(topicKindOf(topic))),
    crewKinds: scopes.crewKinds.filter(isWanted),
    crewRegionKinds: scopes.crewRegionKinds.filter(isWanted),
  };
}

/** The rooms of a person: by their grants, and by the units they are signed on to. */
export function roomsFor(scopes: HeardScopes, crewed: Iterable<CrewedUnit>): Set<string> {
  return new Set(topicsFor(scopes, crewed).map(({ topic }) => topic));
}

/** What a person hears, each with the time from which they have the right to it: who signs on reads nothing of the crew before. */
export function topicsFor(scopes: HeardScopes, crewed: Iterable<CrewedUnit>): HeardTopic[] {
  const byShift = Array.from(crewed, ({ unitId, regionCode, since }) => {
    const sinceAt = since && beforeByClocks(since);
    return [
      ...scopes.crewKinds.map((kind) => ({ topic: topicName(kind, unitId), sinceAt })),
      ...scopes.crewRegionKinds.map((kind) => ({ topic: topicName(kind, regionCode), sinceAt })),
    ];
  });
  const held = scopes.topics.map((topic) => ({ topic, sinceAt: scopes.since.get(topic) ?? null }));
  return [...held, ...byShift.flat()];
}

function beforeByClocks(time: Date): Date {
  return new Date(time.getTime() - CLOCK_DIFFERENCE_MS);
}

function topicsByGrants(name: string, kind: Kind, caller: Caller): string[] {
  const named = (ids: readonly string[]): string[] => ids.map((id) => topicName(name, id));
  switch (kind.scope) {
    case 'region':
      return named(audienceOf(kind, caller).regionCodes);
    case 'unit':
      return named(audienceOf(kind, caller).unitIds);
    case 'facility':
      return named(audienceOf(kind, caller).facilityIds);
    case 'everyone':
      return [topicName(name)];
    case 'person':
      // Only the person hears it, and no grant of staff makes one.
      return [];
  }
}

/** Where all rights that a kind needs hold at once. */
function audienceOf({ needs }: Kind, caller: Caller): Audience {
  return needs
    .map((need) => caller.audience(need))
    .reduce((all, one) => ({
      regionCodes: bothRegions(all.regionCodes, one.regionCodes),
      unitIds: all.unitIds.filter((id) => one.unitIds.includes(id)),
      facilityIds: all.facilityIds.filter((id) => one.facilityIds.includes(id)),
    }));
}

/** The regions that lie in one of each list. */
function bothRegions(a: readonly string[], b: readonly string[]): string[] {
  const isIn = (code: string, scopes: readonly string[]): boolean =>
    scopes.some((scope) => isInRegion(code, scope));
  return [...a.filter((code) => isIn(code, b)), ...b.filter((code) => isIn(code, a))];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
