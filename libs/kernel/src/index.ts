export { AppError, assertNever, demandVersion, found, statusOf } from './app-error.js';
export { readCallerId, type CallerId } from './caller-id.js';
export { addressKey, clientAddress, isFromProxy, readProxies, type TrustsProxy } from './client-address.js';
export { CircuitBreaker } from './circuit-breaker.js';
export { Clock, SystemClock } from './clock.js';
export { DeclaredParts } from './declared-parts.js';
export { askJson, OutsideServiceError, readJson, type JsonAnswer } from './outside-json.js';
export { askOwn, Outgoing } from './outgoing/outgoing.js';
export { connectToOwn, EndlessRedirect, ForbiddenAddress } from './outgoing/request-to.js';
export {
  mayReach,
  problemOfAddress,
  problemOfOwnAddress,
  readNetworks,
  type OutgoingRules,
} from './outgoing/address.policy.js';
export { newId } from './ids.js';
export { runAtOnce, runInSlices } from './in-slices.js';
export {
  correlationId,
  currentContext,
  runInContext,
  SYSTEM_ACTOR,
  type RequestContext,
} from './request-context.js';
export { Ticker } from './ticker.js';
export { TimedWork } from './timed-work.js';
export { Turns, type WaitBounds } from './turns.js';
export {
  createLogger,
  maskNumber,
  maskNumbersIn,
  NestLogger,
  outputBesideWork,
  type Logger,
} from './logger.js';
export { isSameText, provesSecret, signatureOf, type ShownCredential } from './signed-request.policy.js';
export {
  cleanText,
  cutText,
  isStorable,
  readLooseJson,
  storable,
  textOf,
  unstorableIn,
  type Cleaned,
  type ReadBytes,
} from './storable-text.policy.js';
export {
  doubtOf,
  doubtOfPoint,
  FASTEST_VEHICLE_MPS,
  isJump,
  mayComeTrue,
  turnedRound,
  type FixContext,
  type ReportedFix,
} from './fix-plausibility.policy.js';
export { PersonalDataCipher } from './personal-data.js';
export { ENV, EnvError, readEnv, type Env } from './env.js';
export { declaredSettings, defineSettings, type SettingsOf } from './settings/define-settings.js';
export { SCREEN_SETTINGS, screenSettingsOf } from './settings/screen-settings.js';
export { jsonOf } from './settings/json-of.js';
export type { Setting, SettingsGroup } from './settings/settings-group.js';
export { KernelModule, LOGGER } from './kernel.module.js';
export {
  FillsMemory,
  inMemoryOrder,
  Observed,
  RunsInBackground,
  type BackgroundPart,
  type Figure,
  type HealthState,
  type MemoryOrder,
  type MemoryPart,
  type ObservedPart,
} from './module-seams.js';
