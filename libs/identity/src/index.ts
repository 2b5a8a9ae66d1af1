export { Caller as CallerContext, type Target } from './access/caller.js';
export { Caller, Input, Route, endpointOf, type GuardedRequest } from './access/route.js';
export { parseInput } from './access/parse-input.js';
export { isSameSite } from './access/same-site.js';
export { CommandRunner } from './access/command-runner.js';
export { AccountService } from './accounts/account.service.js';
export { SessionService, type SessionEnded } from './sessions/session.service.js';
export type { LiveSession } from './sessions/session-cache.js';
export { IdentityModule } from './identity.module.js';
