import { Injectable } from '@nestjs/common';
import type { Centre, CentreArea } from '#siaga/contracts';
import { RegionCodes, RegionReach } from '#siaga/geo';
import type { Caller } from '#siaga/identity';
import { AppError, Outgoing, PersonalDataCipher } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CentreRepository } from './centre.repository.js';

/** Which regions an entry of the directory is about: who keeps it, and whose cases go to it. */
type Regions = Pick<Centre, 'regionCode' | 'regionCodes'>;

/** Who may say where a region's cases go: only somebody with the right in that region. */
@Injectable()
export class CentreRules {
  constructor(
    private readonly regions: RegionCodes,
    private readonly reach: RegionReach,
    private readonly outgoing: Outgoing,
    private readonly centres: CentreRepository,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** The right in every region of the entry. Throws RESOURCE.NOT_FOUND. */
  demandAll(caller: Caller, { regionCode, regionCodes }: Regions): void {
    for (const code of [regionCode, ...regionCodes]) caller.demand('centre.manage', { regionCode: code });
  }

  /** Throws RESOURCE.NOT_FOUND for an area that reaches into a region without the right. */
  async demandArea(tx: Tx, caller: Caller, area: CentreArea | null | undefined): Promise<void> {
    if (!area) return;
    const { regionCodes } = caller.audience('centre.manage');
    if ((await this.reach.outside(area, regionCodes, tx)).length > 0)
      throw new AppError('RESOURCE.NOT_FOUND');
  }

  /** Throws INPUT.INVALID for a code that names no region. */
  async demandKnown(tx: Tx, { regionCode, regionCodes }: Partial<Regions>): Promise<void> {
    if (regionCode !== undefined) await this.regions.demandKnown(tx, 'regionCode', regionCode);
    if (regionCodes !== undefined) await this.regions.demandKnown(tx, 'regionCodes', regionCodes);
  }

  /** Throws INPUT.INVALID for an address that may not be reached. */
  demandAddress(baseUrl: string | null | undefined): void {
    if (baseUrl) this.outgoing.demandAllowed('baseUrl', baseUrl);
  }

  /**
   * Throws INPUT.INVALID for a secret that is shared with another installation already: whoever holds it could speak in its name. One that
   * was shared before goes on working until it is changed.
   */
  async demandOwnSecret(
    tx: Tx,
    { id, baseUrl }: Pick<Centre, 'id' | 'baseUrl'>,
    secret: string | null | undefined,
  ): Promise<void> {
    if (!secret) return;
    const sharing = (await this.centres.all(tx)).find(({ view, secretSealed }) => {
      const isSameSystem = view.id === id || (baseUrl !== null && view.baseUrl === baseUrl);
      return !isSameSystem && secretSealed !== null && this.cipher.open(secretSealed) === secret;
    });
    if (sharing === undefined) return;
    const message = `This secret is shared with ${sharing.view.code}: each two systems need one of their own`;
    throw new AppError('INPUT.INVALID', { fields: [{ path: 'secret', message }] });
  }
}
