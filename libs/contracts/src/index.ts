import './zod-setup.js';
export * from './common/common.js';
export * from './common/geometry.js';
export * from './common/fix-doubt.js';
export * from './common/reasons.js';
export * from './common/zone-time.js';
export * from './common/nik.js';
export { eachAlone, fieldsJudgedAlone } from './define/batch.js';
export * from './common/needs.js';
export { personal, notPersonal, sealPlanOf, unmarkedFields, type SealPlan } from './define/personal.js';
export {
  placeOf,
  topicKindOf,
  topicName,
  type ChangePlace,
  type PlacedView,
  type TopicKind,
  type TopicScope,
} from './define/topic.js';
export { jsonSchemaOf } from './define/json-schema.js';
export * from './define/request.js';
export * from './streams.js';
export type { Method } from './define/endpoint.js';
export type { EntityContract } from './define/entity.js';
export type { ModuleContract } from './define/module.js';
export { socketCommand, type SocketCommandShape } from './define/socket-command.js';
export * from './modules.js';
export * from './errors.js';
export * from './rights.js';
export * from './entities.js';
export * from './realtime/snapshot.js';
export { emptyLists } from './realtime/empty-lists.js';
export * from './realtime/cursor.js';
export * from './realtime/events.js';
export * from './realtime/sockets.js';
export * from './api.js';
export { openApiDocument } from './documents/openapi.js';
export { asyncApiDocument } from './documents/asyncapi.js';
