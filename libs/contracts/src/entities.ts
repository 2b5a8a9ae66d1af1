import { z } from 'zod';
import type { EntityContract } from './define/entity.js';
import { mergeAll, type KeysOf } from './define/merge.js';
import { sealPlanOf, type SealPlan } from './define/personal.js';
import { type ChangePlace, type TopicKind, topicsAt } from './define/topic.js';
import { type Module, MODULES } from './modules.js';
import type { Permission, VisitorRight } from './rights.js';
import type { Stream } from './streams.js';

/** Every entity of every module. */
export type Entity = Module['entities'][number];
/** An entity that travels to clients. */
export type SentEntity = Extract<Entity, { readonly topics: readonly [string, ...string[]] }>;
/** Name of an entity that travels to clients. */
export type EntityKind = SentEntity['name'];
/** Name of any entity, also of those that only the server follows. */
export type RecordedKind = Entity['name'];
export type TopicKindName = KeysOf<Module['topics']>;

/** The view of each entity by its name. */
export type EntityView = { [E in Entity as E['name']]: z.infer<E['schema']> };

/** One change as it is recorded: kind, event and view belong together. */
export type RecordedChange = {
  [E in Entity as E['name']]: {
    entity: E['name'];
    type: E['events'][number];
    data: z.infer<E['schema']>;
  };
}[RecordedKind];

export const ENTITIES: readonly Entity[] = MODULES.flatMap(({ entities }): readonly Entity[] => entities);

/** Kinds of topic with the rights to hear each. */
export const TOPIC_KINDS: Readonly<Record<TopicKindName, TopicKind<Permission, VisitorRight>>> = mergeAll(
  'topic',
  MODULES.map(
    ({ topics }): Readonly<Partial<Record<TopicKindName, TopicKind<Permission, VisitorRight>>>> => topics,
  ),
) as Record<TopicKindName, TopicKind<Permission, VisitorRight>>;

/** Kinds of topic that a client asks for, so that a desk or a phone is sent only its own; never more than its rights give. */
export const TopicKindName = z.enum(Object.keys(TOPIC_KINDS) as [TopicKindName, ...TopicKindName[]]);

/** The kinds of topic that staff with these rights hear somewhere: all that a kind needs are held. */
export function topicKindsFor(holds: (permission: Permission) => boolean): TopicKindName[] {
  return TopicKindName.options.filter((kind) => {
    const { scope, needs } = TOPIC_KINDS[kind];
    return scope !== 'person' && needs.every(holds);
  });
}

interface EntityFacts {
  readonly contract: EntityContract;
  readonly stream: Stream;
  readonly topics: readonly TopicKindName[];
  readonly sealPlan: SealPlan | null;
}

const FACTS = new Map<string, EntityFacts>(
  MODULES.flatMap(({ entities, stream }) =>
    (entities as readonly EntityContract[]).map((contract): [string, EntityFacts] => [
      contract.name,
      {
        contract,
        stream,
        topics: contract.topics as readonly TopicKindName[],
        sealPlan: sealPlanOf(contract.schema),
      },
    ]),
  ),
);

/** What is declared of an entity. Throws RangeError for a name that no module declares. */
export function entityFacts(name: string): EntityFacts {
  const facts = FACTS.get(name);
  if (!facts) throw new RangeError(`No module declares the entity ${name}`);
  return facts;
}

/** True for an entity whose changes travel to clients. */
export function isSent(name: string): name is EntityKind {
  return (FACTS.get(name)?.topics.length ?? 0) > 0;
}

/** The topics that a change of an entity is published to; none for what only the server follows. */
export function topicsOf(entity: string, place: ChangePlace): string[] {
  const topics = FACTS.get(entity)?.topics ?? [];
  return topics.flatMap((kind) => topicsAt(kind, TOPIC_KINDS[kind], place));
}
