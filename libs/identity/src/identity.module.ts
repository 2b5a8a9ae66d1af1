import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CommandRunner } from './access/command-runner.js';
import { SessionGuard } from './access/session.guard.js';
import { AccountController } from './accounts/account.controller.js';
import { AccountRepository } from './accounts/account.repository.js';
import { AccountService } from './accounts/account.service.js';
import { SessionCache } from './sessions/session-cache.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SessionService } from './sessions/session.service.js';
import { SessionStores } from './sessions/session-stores.js';
import { SignInThrottle } from './sessions/sign-in-throttle.js';

/** Accounts, sessions and rights; puts the guard before every route. */
@Global()
@Module({
  controllers: [SessionController, AccountController],
  providers: [
    AccountRepository,
    AccountService,
    SessionRepository,
    SessionCache,
    SessionStores,
    SessionService,
    SignInThrottle,
    CommandRunner,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [SessionService, AccountService, CommandRunner],
})
export class IdentityModule {}
