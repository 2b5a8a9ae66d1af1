import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JknLink, JknLinkAnswer, SetJknLinkAnswer, SetJknLinkInput } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import { CommandRunner, SecurityTrail, type Caller } from '#siaga/identity';
import { AppError, demandVersion, found, newId, Outgoing } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { basePathOf, LinkRepository, type StoredLink } from '../store/link.repository.js';

const PASSWORD_BYTES = 24;
const NAME_BYTES = 5;

/** How a facility and BPJS know each other, as an administrator sets it. */
@Injectable()
export class LinkService {
  constructor(
    private readonly links: LinkRepository,
    private readonly facilities: FacilitiesService,
    private readonly commands: CommandRunner,
    private readonly outgoing: Outgoing,
    private readonly trail: SecurityTrail,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async of(caller: Caller, facilityId: string): Promise<JknLinkAnswer> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('jkn.manage', facility && { regionCode: facility.regionCode, facilityId });
    return { link: (await this.links.of(facilityId))?.link ?? null };
  }

  /** Throws RESOURCE.NOT_FOUND, STALE.VERSION, INPUT.INVALID for an address that may not be reached. */
  set(caller: Caller, input: SetJknLinkInput): Promise<SetJknLinkAnswer> {
    return this.commands.run(caller, 'setJknLink', input, async (tx) => {
      const facility = await this.facilities.byId(input.facilityId, tx);
      caller.demand(
        'jkn.manage',
        facility && { regionCode: facility.regionCode, facilityId: input.facilityId },
      );
      if (input.outgoing) this.outgoing.demandAllowed('outgoing.baseUrl', input.outgoing.baseUrl);
      const before = await this.links.lock(tx, input.facilityId);
      this.demandSeen(before?.link ?? null, input.version);
      const isNew = before === null || input.renewsPassword;
      const password = isNew ? randomBytes(PASSWORD_BYTES).toString('base64url') : null;
      const after = this.changed(found(facility).regionCode, before, input, password);
      await this.store(tx, before, after);
      await this.tell(tx, caller, after.link, before === null ? 'created' : 'changed', password !== null);
      return { link: after.link, password };
    });
  }

  private demandSeen(before: JknLink | null, version: number | null): void {
    if (before === null && version === null) return;
    if (before === null || version === null) throw new AppError('STALE.VERSION');
    demandVersion(before, { version });
  }

  private changed(
    regionCode: string,
    before: StoredLink | null,
    { facilityId, kind, isActive, options, outgoing }: SetJknLinkInput,
    password: string | null,
  ): StoredLink {
    const address = outgoing === undefined ? (before?.link.outgoing ?? null) : outgoing;
    return {
      passwordDigest: password === null ? found(before).passwordDigest : this.links.passwordDigest(password),
      credentialId: password === null ? found(before).credentialId : newId(),
      secrets: outgoing === undefined ? (before?.secrets ?? null) : outgoing,
      link: {
        facilityId,
        version: (before?.link.version ?? 0) + 1,
        regionCode,
        kind,
        isActive,
        username: before?.link.username ?? `jkn-${randomBytes(NAME_BYTES).toString('hex')}`,
        basePath: basePathOf(facilityId),
        options,
        outgoing: address && { baseUrl: address.baseUrl.replace(/\/+$/, ''), consId: address.consId },
      },
    };
  }

  private async store(tx: Tx, before: StoredLink | null, after: StoredLink): Promise<void> {
    const { secrets } = after;
    const plain = { ...after, secrets: secrets && { secret: secrets.secret, userKey: secrets.userKey } };
    if (before !== null) await this.links.save(tx, plain);
    else if (!(await this.links.insert(tx, plain))) throw new AppError('STALE.VERSION');
  }

  /** Where data goes, and who may come in, is a right that somebody gave. */
  private tell(
    tx: Tx,
    caller: Caller,
    { facilityId, regionCode, outgoing }: JknLink,
    step: string,
    isNewPassword: boolean,
  ): Promise<void> {
    return this.trail.recordIn(tx, {
      act: 'outlet_changed',
      by: caller.account,
      sessionId: caller.sessionId,
      subject: { kind: 'jkn_link', id: facilityId },
      regionCodes: [regionCode],
      detail: { step, isNewPassword, host: outgoing === null ? '' : new URL(outgoing.baseUrl).host },
    });
  }
}
