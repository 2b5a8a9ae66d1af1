import { Injectable } from '@nestjs/common';
import type { Actor } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import type { Tx } from '#siaga/persistence';
import type { StoredEntry } from '../store/entry.repository.js';
import type { StoredShift } from '../store/shift.repository.js';

/** Writes of shifts and entries what happened, and nothing of whom it was. */
@Injectable()
export class EntryJournal {
  constructor(private readonly journal: Journal) {}

  shift(
    tx: Tx,
    type: 'entry-shift.opened.v1' | 'entry-shift.ended.v1',
    { id, version, postId, regionCode, officerId, endedAt }: Omit<StoredShift, 'secret' | 'handover'>,
    actor: Actor,
  ): Promise<void> {
    return this.journal.append(tx, {
      ...{ type, entity: 'entry_shift', entityId: id, version, regionCode, actor },
      data: { id, version, postId, regionCode, officerId, endedAt: endedAt?.toISOString() ?? null },
    });
  }

  async entries(
    tx: Tx,
    type:
      | 'entry-traveller.entered.v1'
      | 'entry-traveller.paired.v1'
      | 'entry-traveller.coded.v1'
      | 'entry-traveller.handed-on.v1',
    entries: readonly StoredEntry[],
    actor: Actor,
  ): Promise<void> {
    for (const { id, version, shiftId, postId, regionCode, direction, state, pairedAt, isLate } of entries)
      await this.journal.append(tx, {
        ...{ type, entity: 'entry_traveller', entityId: id, version, regionCode, actor },
        data: {
          ...{ id, version, shiftId, postId, regionCode, direction, state, isLate },
          pairedAt: pairedAt?.toISOString() ?? null,
        },
      });
  }
}
