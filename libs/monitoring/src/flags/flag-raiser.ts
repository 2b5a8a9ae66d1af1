import { Injectable } from '@nestjs/common';
import type { FlagKind, ProgramRules, Role } from '#siaga/contracts';
import { AccountService } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { nextOfficer } from '../domain/next-officer.policy.js';
import type { StoredCase } from '../store/stored-case.js';
import { FlagRepository } from '../store/flag.repository.js';

const MINUTE_MS = 60_000;
/** Whoever has one of these must be taken up by a named officer within the program's time. */
const HAS_CLOCK: readonly FlagKind[] = ['urgent', 'symptomatic', 'breach'];

/** Whoever works with cases. */
export const OFFICER_ROLES: readonly Role[] = ['field_officer', 'health_office'];

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
      const asked = await this.askFor(tx, stored.regionCode, kind, { takenUpMinutes }, null);
      if (await this.flags.raise(tx, stored, { kind, at, ...asked })) raised.push(kind);
    }
    return raised;
  }

  /** Who is asked about a flag and until when; nobody by name where no clock runs. `asked` was asked before. */
  async askFor(
    tx: Tx,
    regionCode: string,
    kind: FlagKind,
    { takenUpMinutes }: Pick<ProgramRules, 'takenUpMinutes'>,
    asked: string | null,
  ): Promise<{ officerId: string | null; dueAt: Date | null }> {
    if (!HAS_CLOCK.includes(kind)) return { officerId: null, dueAt: null };
    return {
      officerId: await this.next(tx, regionCode, asked),
      dueAt: new Date(this.clock.now().getTime() + takenUpMinutes * MINUTE_MS),
    };
  }

  /** Who is asked after somebody in an area: its own officers, then those of the areas above. */
  async next(tx: Tx, regionCode: string, asked: string | null): Promise<string | null> {
    return nextOfficer(await this.accounts.holdersOf(['field_officer'], regionCode, tx), asked);
  }
}
