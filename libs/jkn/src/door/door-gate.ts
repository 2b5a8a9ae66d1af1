import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { SignInThrottle } from '#siaga/identity';
import { AppError, Clock, isSameText, PersonalDataCipher } from '#siaga/kernel';
import { makeToken, provesToken } from '../domain/token.policy.js';
import { JknRefusal } from '../domain/words.policy.js';
import { LinkRepository, type StoredLink } from '../store/link.repository.js';

const MINUTE_MS = 60_000;

/** Who shows what, as it came. */
export interface Shown {
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
}

/** Tells BPJS from whoever else knocks, for one facility: with a password for a token, with that for everything else. */
@Injectable()
export class DoorGate {
  private readonly key: Buffer;

  constructor(
    private readonly links: LinkRepository,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
    cipher: PersonalDataCipher,
  ) {
    this.key = cipher.derivedKey('jkn token');
  }

  /** A token for who shows the facility's user name and password. Throws JknRefusal, and IDENTITY.THROTTLED after too many that were wrong. */
  async signIn(stored: StoredLink, shown: Shown): Promise<string> {
    await this.demandPassword(stored, shown);
    const { facilityId, options } = stored.link;
    const untilMs = this.clock.now().getTime() + options.tokenMinutes * MINUTE_MS;
    return makeToken(this.key, { facilityId, credentialId: stored.credentialId, untilMs });
  }

  /**
   * Throws JknRefusal for whoever shows no token of this facility. With `orPassword` its password does as well: one document of BPJS asks for
   * it where all others ask for the token.
   */
  async demandIn(stored: StoredLink, shown: Shown, { orPassword }: { orPassword: boolean }): Promise<void> {
    const token = single(shown.headers['x-token']);
    if (token === '' && orPassword && single(shown.headers['x-password']) !== '')
      return this.demandPassword(stored, shown);
    const { facilityId } = stored.link;
    const isIn = provesToken(
      this.key,
      token,
      { facilityId, credentialId: stored.credentialId },
      this.clock.now(),
    );
    const isThem = isSameText(single(shown.headers['x-username']), stored.link.username);
    if (!isIn || !isThem) throw new JknRefusal('token_expired');
  }

  private async demandPassword(
    { link, passwordDigest }: StoredLink,
    { headers, address }: Shown,
  ): Promise<void> {
    await this.throttle.countDoor(link.facilityId, address);
    const digest = this.links.passwordDigest(single(headers['x-password']));
    const isThem = isSameText(single(headers['x-username']), link.username);
    if (!isSameText(digest.toString('hex'), passwordDigest.toString('hex')) || !isThem)
      throw new JknRefusal('wrong_credentials');
    await this.throttle.doorOpened(link.facilityId, address);
  }

  /** The facility's link. Throws RESOURCE.NOT_FOUND where there is none, or it is shut. */
  async linkOf(facilityId: string): Promise<StoredLink> {
    const stored = await this.links.of(facilityId);
    if (!stored?.link.isActive) throw new AppError('RESOURCE.NOT_FOUND');
    return stored;
  }
}

function single(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}
