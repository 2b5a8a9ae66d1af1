import { Injectable } from '@nestjs/common';
import {
  readPairingText,
  type PairedOwnCase,
  type PairInput,
  type ReadPairingCode,
  type Role,
} from '#siaga/contracts';
import { AccountService, SignInThrottle } from '#siaga/identity';
import { AppError, Clock } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { Activations } from '../cases/activations.js';
import { CaseJournal, PORTAL } from '../cases/case-journal.js';
import { isProved, isShownAfter, judgePairing, type PairingVerdict } from '../domain/pairing.policy.js';
import { CaseCipher } from '../store/case-cipher.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ClaimRepository, type StoredClaim } from '../store/claim.repository.js';
import { EntryRepository, type StoredEntry } from '../store/entry.repository.js';
import { ShiftRepository, type StoredShift } from '../store/shift.repository.js';
import { EntryJournal } from './entry-journal.js';

/** A phone asks again so soon whether the entry has come. */
const AGAIN_IN_S = 5;
/** An answer that was lost is given again for so long. */
const SAME_PHONE_MS = 3 * 60_000;
/** Whoever of these reaches a post may open shifts there. */
const MAY_ENTER: readonly Role[] = ['entry_officer', 'health_office', 'admin'];

/** What a phone brings: a code that is its shift's, how it was judged, and whose claim it is. */
interface Brought {
  readonly code: ReadPairingCode;
  readonly verdict: PairingVerdict;
  readonly digest: Buffer;
  readonly pin: string;
}

/** Ties a traveller's telephone to their case by the code that the officer's showed (ADR 0054). */
@Injectable()
export class PairingService {
  constructor(
    private readonly database: Database,
    private readonly shifts: ShiftRepository,
    private readonly entries: EntryRepository,
    private readonly claims: ClaimRepository,
    private readonly cases: CaseRepository,
    private readonly keys: CaseCipher,
    private readonly activations: Activations,
    private readonly accounts: AccountService,
    private readonly caseJournal: CaseJournal,
    private readonly journal: EntryJournal,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the person's page for the one phone that claims a code first, or lets it wait for the entry. Throws MONITORING.PAIRING_FORGED,
   * _EXPIRED, _USED, _REPLACED when a newer showing was claimed, _OF_ANOTHER; MONITORING.OVER; IDENTITY.THROTTLED for who guesses.
   */
  async pair(input: PairInput, address: string): Promise<PairedOwnCase> {
    const code = readPairingText(input.code);
    const shift = code === null ? null : await this.shifts.byId(code.shiftId);
    if (code === null || shift === null) return this.forged(address);
    // The secret is forgotten when the last code that it proves is over.
    if (shift.secret === null) throw new AppError('MONITORING.PAIRING_EXPIRED');
    if (!isProved(code, shift.secret)) return this.forged(address);
    const { openedAt, endedAt, endsAt } = shift;
    const verdict = judgePairing(
      ...([code, { openedAt, endsAt: endedAt ?? endsAt }, input.heldS, this.clock.now()] as const),
    );
    const digest = this.keys.claimDigest(input.claim);
    const brought: Brought = { code, verdict, digest, pin: input.pin };
    return this.database.transaction((tx) => this.claim(tx, shift, brought));
  }

  private async claim(tx: Tx, shift: StoredShift, brought: Brought): Promise<PairedOwnCase> {
    const claim = await this.take(tx, shift, brought);
    const now = this.clock.now();
    if (claim.openedAt !== null && now.getTime() - claim.openedAt.getTime() > SAME_PHONE_MS)
      throw new AppError('MONITORING.PAIRING_USED');
    const entry = await this.entries.lock(tx, claim.entryId);
    if (entry === null) return { state: 'waiting', againInS: AGAIN_IN_S };
    const stored = await this.caseOf(tx, entry, shift);
    await this.bind(tx, entry, claim);
    const opened = await this.activations.open(tx, stored, brought.pin);
    const version = await this.cases.activate(tx, stored, now);
    const { status } = stored;
    await this.caseJournal.append(tx, 'monitored-case.activated.v1', stored, {
      version,
      status,
      actor: PORTAL,
    });
    await this.claims.opened(tx, entry.id, now);
    return { state: 'open', ...opened };
  }

  /** The claim of this phone: made now, or before when its answer was lost. */
  private async take(tx: Tx, shift: StoredShift, { code, verdict, digest }: Brought): Promise<StoredClaim> {
    const showing = { shiftId: code.shiftId, serial: code.serial, shownAt: new Date(code.shownAtS * 1_000) };
    const isInTime = verdict !== 'expired' && (await this.stillEnters(tx, shift));
    if (isInTime)
      await this.claims.take(tx, {
        ...{ entryId: code.entryId, ...showing, digest },
        ...{ claimedAt: this.clock.now(), isLate: verdict === 'late' },
      });
    const claim = await this.claims.lock(tx, code.entryId);
    if (claim?.digest.equals(digest)) return claim;
    if (claim !== null && isShownAfter(claim, showing)) throw new AppError('MONITORING.PAIRING_REPLACED');
    throw new AppError(
      claim === null || isShownAfter(showing, claim)
        ? 'MONITORING.PAIRING_EXPIRED'
        : 'MONITORING.PAIRING_USED',
    );
  }

  /** Whoever left the service opens nothing any more, whatever their telephone can still prove. */
  private async stillEnters(tx: Tx, { regionCode, officerId }: StoredShift): Promise<boolean> {
    return (await this.accounts.holdersOf(MAY_ENTER, regionCode, tx)).includes(officerId);
  }

  private async caseOf(tx: Tx, entry: StoredEntry, { id }: StoredShift): Promise<StoredCase> {
    const isOfShift = entry.enteredIn === id || entry.shiftId === id;
    if (!isOfShift || entry.caseId === null || entry.state === 'household')
      throw new AppError('MONITORING.PAIRING_OF_ANOTHER');
    const stored = await this.cases.lock(tx, entry.caseId);
    if (stored?.status !== 'follow_up')
      throw new AppError('MONITORING.OVER', { details: { status: stored?.status } });
    return stored;
  }

  /** The officer sees that a phone has it, and which showing it was. */
  private async bind(
    tx: Tx,
    entry: StoredEntry,
    { serial, isLate, claimedAt: at }: StoredClaim,
  ): Promise<void> {
    if (entry.state === 'paired' && entry.pairedAt?.getTime() === at.getTime()) return;
    const paired = await this.entries.pair(tx, entry.id, { serial, isLate, at });
    await this.journal.entries(tx, 'entry-traveller.paired.v1', [paired], PORTAL);
  }

  private async forged(address: string): Promise<never> {
    await this.throttle.countDoor('pairing', address);
    throw new AppError('MONITORING.PAIRING_FORGED');
  }
}
