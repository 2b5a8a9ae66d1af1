import { Controller } from '@nestjs/common';
import {
  api,
  type AccountList,
  type CreateAccountInput,
  type ManagedAccount,
  type UpdateAccountInput,
} from '#siaga/contracts';
import type { Caller } from '../access/caller.js';
import { CurrentCaller, Input, Route } from '../access/route.js';
import { Traces, Untraced } from '../trail/traces.js';
import { AccountService } from './account.service.js';

/** Administration of accounts. */
@Controller()
export class AccountController {
  constructor(private readonly accounts: AccountService) {}

  @Route(api.accounts)
  @Traces('list_read', 'account')
  async list(@CurrentCaller() caller: Caller): Promise<AccountList> {
    return { accounts: await this.accounts.list(caller) };
  }

  @Route(api.createAccount)
  @Untraced('the act has a line of its own')
  create(@CurrentCaller() caller: Caller, @Input() input: CreateAccountInput): Promise<ManagedAccount> {
    return this.accounts.create(caller, input);
  }

  @Route(api.updateAccount)
  @Untraced('the act has a line of its own')
  update(@CurrentCaller() caller: Caller, @Input() input: UpdateAccountInput): Promise<ManagedAccount> {
    return this.accounts.update(caller, input);
  }
}
