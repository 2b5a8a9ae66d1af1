import { Injectable } from '@nestjs/common';
import { isInRegion, type Call, type Centre, type CentrePhone, type HandoverMethod } from '#siaga/contracts';
import { RegionNames } from '#siaga/geo';
import { AppError, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CentreRepository } from '../centres/centre.repository.js';
import { worksFor } from '../jurisdiction/jurisdiction.policy.js';
import { targetOf } from '../jurisdiction/script.policy.js';

/** Where a case goes and how. */
export interface ChosenTarget {
  centreId: string | null;
  ownCentreId: string | null;
  name: string;
  phones: CentrePhone[];
  script: string;
  method: HandoverMethod;
}

interface Wish {
  centreId?: string;
  regencyCode?: string;
  method?: HandoverMethod;
}

/** Chooses the way to another centre: by API where both sides are set up for it, otherwise by telephone. */
@Injectable()
export class HandoverTargets {
  constructor(
    private readonly centres: CentreRepository,
    private readonly regions: RegionNames,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, INPUT.INVALID without a target, HANDOVER.NOT_POSSIBLE for an API that is not set up. */
  async choose(tx: Tx, call: Call, wish: Wish): Promise<ChosenTarget> {
    const all = (await this.centres.all(tx)).map(({ view }) => view);
    const own = ownCentreOf(all, call.regionCode);
    if (wish.centreId === undefined) return this.unknownCentre(tx, wish, own);
    const centre = found(all.find(({ id }) => id === wish.centreId));
    const canSend = centre.baseUrl !== null && centre.hasSecret && own !== null && own.id !== centre.id;
    if (wish.method === 'api' && !canSend)
      throw new AppError('HANDOVER.NOT_POSSIBLE', { details: { centreName: centre.name } });
    const { phones, script } = targetOf(null, centre);
    const method = wish.method ?? (canSend ? 'api' : 'phone');
    return {
      centreId: centre.id,
      ownCentreId: own?.id ?? null,
      name: centre.name,
      phones,
      script,
      method,
    };
  }

  /** No centre is known there: whoever answers 119 or 112 is asked, under the name of the kabupaten/kota. */
  private async unknownCentre(tx: Tx, wish: Wish, own: Centre | null): Promise<ChosenTarget> {
    const message = 'Choose a centre, or the kabupaten/kota whose centre is phoned';
    if (wish.regencyCode === undefined)
      throw new AppError('INPUT.INVALID', { fields: [{ path: 'centreId', message }] });
    if (wish.method === 'api') throw new AppError('HANDOVER.NOT_POSSIBLE');
    const [regency] = await this.regions.byCodes([wish.regencyCode], tx);
    const { phones, script } = targetOf(found(regency), null);
    const name = regency?.name ?? wish.regencyCode;
    return { centreId: null, ownCentreId: own?.id ?? null, name, phones, script, method: 'phone' };
  }
}

/** The own centre that takes the calls of a region: the one nearest to it in the hierarchy. */
export function ownCentreOf(centres: readonly Centre[], callRegion: string): Centre | null {
  const closeness = (centre: Centre): number =>
    Math.max(
      ...[centre.regionCode, ...centre.regionCodes]
        .filter((code) => isInRegion(callRegion, code))
        .map((code) => code.length),
    );
  const fitting = centres.filter((centre) => worksFor(centre, callRegion));
  return fitting.sort((a, b) => closeness(b) - closeness(a))[0] ?? null;
}
