import { Injectable } from '@nestjs/common';
import type { Tx } from '#siaga/persistence';

/** One person's time on a unit. */
export interface CrewShift {
  callSign: string;
  name: string;
  signedOnAt: Date;
  signedOffAt: Date | null;
}

const SQL = `
  SELECT unit.call_sign AS "callSign", shift.account_name AS name, shift.signed_on_at AS "signedOnAt", shift.signed_off_at AS "signedOffAt"
  FROM unit_shift shift JOIN unit ON unit.id = shift.unit_id
  WHERE shift.signed_on_at < $2 AND (shift.signed_off_at IS NULL OR shift.signed_off_at > $1)
    AND ('ID' = $3 OR unit.region_code = $3 OR unit.region_code LIKE $4)
  ORDER BY unit.call_sign, shift.signed_on_at LIMIT $5`;

/** Who was on which unit. */
@Injectable()
export class ShiftCrews {
  /** Shifts that lie in a span, in part at least, of the units of a region and below it. No right is checked: for who asked for it. */
  within(
    tx: Tx,
    { from, to, regionCode }: { from: Date; to: Date; regionCode: string },
    limit: number,
  ): Promise<CrewShift[]> {
    return tx.query<CrewShift>(SQL, [from, to, regionCode, `${regionCode}.%`, limit]);
  }
}
