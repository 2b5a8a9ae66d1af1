import { Injectable } from '@nestjs/common';
import type { Snapshot } from '#siaga/contracts';
import { FillsSnapshot, type SnapshotPart, type SnapshotReading } from '#siaga/identity';
import { RegionNames } from './region-names.query.js';

/** Names of the regions the person works for. */
@FillsSnapshot(['regions'])
@Injectable()
export class RegionSnapshot implements SnapshotPart<'regions'> {
  constructor(private readonly regions: RegionNames) {}

  async read({ tx, caller }: SnapshotReading): Promise<Pick<Snapshot, 'regions'>> {
    const { regionCodes } = caller.audience('session.own');
    const known = await this.regions.byCodes(regionCodes, tx);
    const names = new Map(known.map(({ code, name }) => [code, name]));
    const regions = [...new Set(regionCodes)].map((code) => ({
      code,
      name: names.get(code) ?? (code === 'ID' ? 'Indonesia' : code),
    }));
    return { regions };
  }
}
