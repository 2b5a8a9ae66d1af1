import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../app-error.js';
import { problemOfAddress, type OutgoingRules } from './address.policy.js';
import { outgoingSettings, type OutgoingSettings } from './outgoing.settings.js';
import { openOwn, requestTo, requestToOwn, type OutgoingAnswer, type OutgoingRequest } from './request-to.js';

/** The one way to addresses that people typed or browsers sent. */
@Injectable()
export class Outgoing {
  private readonly rules: OutgoingRules;

  constructor(@Inject(outgoingSettings.token) settings: OutgoingSettings) {
    this.rules = {
      networks: settings.SIAGA_OUTGOING_NETWORKS,
      allowsHttp: settings.SIAGA_OUTGOING_HTTP === 'on',
    };
  }

  /** Throws INPUT.INVALID at `path` for an address that may not be reached, as far as it shows before its name is looked up. */
  demandAllowed(path: string, address: string): void {
    const message = problemOfAddress(address, this.rules);
    if (message !== null) throw new AppError('INPUT.INVALID', { fields: [{ path, message }] });
  }

  /** True when it would be sent there, as far as that shows before its name is looked up. */
  isAllowed(address: string): boolean {
    return problemOfAddress(address, this.rules) === null;
  }

  /** One request. Throws ForbiddenAddress when its name leads where nothing may be sent. */
  request(request: OutgoingRequest): Promise<OutgoingAnswer> {
    return requestTo(request, this.rules);
  }

  /**
   * Opens what a server of the settings gives, to be read as a stream; where it redirects to is judged like what somebody typed. Throws
   * ForbiddenAddress and EndlessRedirect.
   */
  openOwn(request: Omit<OutgoingRequest, 'mostBytes'>): Promise<IncomingMessage> {
    return openOwn(request, this.rules);
  }
}

/** The way to an address of the settings, which says itself where it leads. */
export const askOwn: Pick<Outgoing, 'request'> = { request: requestToOwn };
