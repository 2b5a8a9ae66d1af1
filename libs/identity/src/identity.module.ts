import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CommandRunner } from './access/command-runner.js';
import { ScopeDirectory } from './access/scope-directory.js';
import { SessionGuard } from './access/session.guard.js';
import { AccountController } from './accounts/account.controller.js';
import { AccountRecords } from './accounts/account-records.js';
import { AccountRepository } from './accounts/account.repository.js';
import { AccountService } from './accounts/account.service.js';
import { KnownDevices } from './sessions/known-devices.js';
import { SessionCache } from './sessions/session-cache.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SessionService } from './sessions/session.service.js';
import { SessionStores } from './sessions/session-stores.js';
import { SignInThrottle } from './sessions/sign-in-throttle.js';
import { SignIns } from './sessions/sign-ins.js';
import { LookQuery } from './trail/look.query.js';
import { SecurityTrail } from './trail/security-trail.js';
import { TraceInterceptor } from './trail/trace.interceptor.js';
import { TraceRules } from './trail/trace-rules.js';
import { TrailController } from './trail/trail.controller.js';
import { TrailQuery } from './trail/trail.query.js';
import { TrailRepository } from './trail/trail.repository.js';
import { TrailUpkeep } from './trail/trail-upkeep.js';
import { PublicAddress } from './visitors/public-address.js';
import { PassRepository } from './visitors/pass.repository.js';
import { VisitCache } from './visitors/visit-cache.js';
import { VisitController } from './visitors/visit.controller.js';
import { VisitRepository } from './visitors/visit.repository.js';
import { VisitService } from './visitors/visit.service.js';
import { VisitStores } from './visitors/visit-stores.js';
import { VisitUpkeep } from './visitors/visit-upkeep.js';
import { VisitorPasses } from './visitors/visitor-passes.js';

/** Accounts, sessions, visitors and rights; puts the guard before every route. */
@Global()
@Module({
  controllers: [SessionController, AccountController, TrailController, VisitController],
  providers: [
    AccountRecords,
    AccountRepository,
    AccountService,
    SessionRepository,
    SessionCache,
    KnownDevices,
    SessionStores,
    SessionService,
    SignInThrottle,
    SignIns,
    SecurityTrail,
    TrailRepository,
    TrailQuery,
    LookQuery,
    TrailUpkeep,
    TraceRules,
    CommandRunner,
    ScopeDirectory,
    PassRepository,
    VisitRepository,
    VisitCache,
    VisitStores,
    VisitService,
    VisitorPasses,
    PublicAddress,
    VisitUpkeep,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_INTERCEPTOR, useClass: TraceInterceptor },
  ],
  exports: [
    SessionService,
    AccountService,
    CommandRunner,
    ScopeDirectory,
    LookQuery,
    SecurityTrail,
    TrailRepository,
    VisitService,
    VisitorPasses,
    SignInThrottle,
    PublicAddress,
  ],
})
export class IdentityModule {}
