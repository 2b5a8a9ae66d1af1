export { Caller as Caller, type Target } from './access/caller.js';
export { Visitor, type HeldPass } from './access/visitor.js';
export {
  CurrentCaller,
  CurrentVisitor,
  Input,
  Route,
  endpointOf,
  type GuardedRequest,
} from './access/route.js';
export { SOCKET_COMMAND } from './access/command-mark.js';
export { SocketCommand } from './access/socket-command.js';
export {
  callerOf,
  visitorOf,
  type CallerSocket,
  type PersonSocket,
  type VisitorSocket,
} from './access/caller-socket.js';
export { KnowsScopes, ScopeDirectory, type ScopeSource } from './access/scope-directory.js';
export { parseInput } from './access/parse-input.js';
export { demandSameAccount } from './access/same-account.js';
export { isSameSite } from './access/same-site.js';
export { CommandRunner } from './access/command-runner.js';
/** `countDoor`, `doorOpened`: slows who guesses at a machine's door. */
export { SignInThrottle } from './sessions/sign-in-throttle.js';
export { AccountService } from './accounts/account.service.js';
export { SessionService } from './sessions/session.service.js';
export { endsSession, type SessionEnded } from './sessions/session-ended.js';
export type { LiveSession } from './sessions/session-cache.js';
export { VisitService } from './visitors/visit.service.js';
export { VisitorPasses, type IssuedPass, type PassRequest } from './visitors/visitor-passes.js';
/** `of(path)`: a link as a phone outside opens it. */
export { PublicAddress } from './visitors/public-address.js';
export { VisitUpkeep } from './visitors/visit-upkeep.js';
export { endsVisit, type LiveVisit } from './visitors/live-visit.js';
export { SecurityTrail, type TrailEvent } from './trail/security-trail.js';
export { Traces, Untraced, type TracedAct } from './trail/traces.js';
export { needsTrace } from './trail/trace-rule.policy.js';
/** `verify()` and `isWhole()`: whether the trail is as it was written (ADR 0039). */
/** `of(tx, asked, limit)`: who looked at a module's records. */
export { LookQuery, type LooksAsked, type TrailLook } from './trail/look.query.js';
export { TrailQuery } from './trail/trail.query.js';
export { TrailRepository, type TrailCheck } from './trail/trail.repository.js';
/** `tidy()`: forgets what the trail has kept for long enough. */
export { TrailUpkeep } from './trail/trail-upkeep.js';
export { IdentityModule } from './identity.module.js';
export {
  FillsSnapshot,
  SnapshotReading,
  type SnapshotKey,
  type SnapshotPart,
} from './access/snapshot-part.js';
