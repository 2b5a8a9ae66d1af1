import { Injectable } from '@nestjs/common';
import type { Tx } from '#siaga/persistence';

/** Letters and digits alone: `AMB 07`, `amb-07` and `Amb07` are one name. */
const PLAIN = (name: string): string => `regexp_replace(lower(${name}), '[^[:alnum:]]', '', 'g')`;
const SQL = `
  SELECT id FROM unit
  WHERE ${PLAIN('call_sign')} = ${PLAIN('$1')}
    OR EXISTS (SELECT 1 FROM unnest(former_call_signs) AS former (name) WHERE ${PLAIN('former.name')} = ${PLAIN('$1')})`;

/** Units by the names they have and had. */
@Injectable()
export class UnitNames {
  /** Ids of the units that are or were called so, of the fleet or retired. No right is checked: for what is shown elsewhere. */
  async idsNamed(tx: Tx, name: string): Promise<string[]> {
    return (await tx.query<{ id: string }>(SQL, [name])).map(({ id }) => id);
  }
}
