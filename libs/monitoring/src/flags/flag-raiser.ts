import { Injectable } from '@nestjs/common';
import type { FlagKind, ProgramRules } from '#siaga/contracts';
import { AccountService } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { nextOfficer } from '../domain/next-officer.policy.js';
import type { StoredCase } from '../store/case.repository.js';
import { FlagRepository } from '../store/flag.repository.js';

const MINUTE_MS = 60_000;
/** Whoever has one of these must be taken up by a named officer within the program's time. */
const HAS_CLOCK: readonly FlagKind[] = ['urgent', 'symptomatic'];

/** Raises what an officer must see, and asks one by name. */
@Injectable()
export class FlagRaiser {
  constructor(
    private readonly flags: FlagRepository,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** Those that are news. */
  async raise(
    tx: Tx,
    stored: Pick<StoredCase, 'id' | 'regionCode'>,
    kinds: readonly FlagKind[],
    { takenUpMinutes }: Pick<ProgramRules, 'takenUpMinutes'>,
  ): Promise<FlagKind[]> {
    const at = this.clock.now();
    const raised: FlagKind[] = [];
    for (const kind of kinds) {
      const isClocked = HAS_CLOCK.includes(kind);
      const dueAt = isClocked ? new Date(at.getTime() + takenUpMinutes * MINUTE_MS) : null;
      const officerId = isClocked ? await this.next(tx, stored.regionCode, null) : null;
      if (await this.flags.raise(tx, stored, { kind, at, dueAt, officerId })) raised.push(kind);
    }
    return raised;
  }

  /** Who is asked after somebody in an area: its own officers, then those of the areas above. */
  async next(tx: Tx, regionCode: string, asked: string | null): Promise<string | null> {
    return nextOfficer(await this.accounts.holdersOf(['field_officer'], regionCode, tx), asked);
  }
}
