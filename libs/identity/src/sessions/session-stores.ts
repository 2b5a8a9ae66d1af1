import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../accounts/account.repository.js';
import { KnownDevices } from './known-devices.js';
import { SessionCache } from './session-cache.js';
import { SessionRepository } from './session.repository.js';

/** What the session service keeps sessions in. */
@Injectable()
export class SessionStores {
  constructor(
    readonly accounts: AccountRepository,
    readonly sessions: SessionRepository,
    readonly cache: SessionCache,
    readonly devices: KnownDevices,
  ) {}
}
