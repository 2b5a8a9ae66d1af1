import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { Activation } from '#siaga/contracts';
import { PublicAddress, VisitorPasses, type IssuedPass, type PassRequest } from '#siaga/identity';
import { Clock, readCallerId, SYSTEM_ACTOR } from '#siaga/kernel';
import { Messenger, Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { AccessRepository } from '../store/access.repository.js';
import { CaseCipher } from '../store/case-cipher.js';
import type { StoredCase } from '../store/stored-case.js';
import { activationText } from './activation.text.js';

/** Without what is read or heard as another: no 0 and O, 1 and I, B and 8. */
const SIGNS = 'ACDEFGHJKLMNPQRTUVWXY34679';
const CODE_LENGTH = 8;
const DAY_MS = 86_400_000;
/** So long an officer's code waits for its first use. */
const CODE_LASTS_MS = 7 * DAY_MS;
/** This browser and one more of the family. */
const LINK_DEVICES = 2;
/** The page is readable for some days after the end. */
const READABLE_DAYS = 10;

type OfCase = Pick<StoredCase, 'id' | 'endsOn' | 'regionCode' | 'person'>;

/** The ways to a person's own page. A NIK is none of them. */
@Injectable()
export class Activations {
  constructor(
    private readonly access: AccessRepository,
    private readonly keys: CaseCipher,
    private readonly passes: VisitorPasses,
    private readonly address: PublicAddress,
    private readonly messenger: Messenger,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A new code, sent with a link where there is a telephone; the code and the secret from before open nothing any more. */
  async renew(tx: Tx, stored: OfCase): Promise<Activation> {
    await this.shut(tx, stored);
    await this.outbox.cancel(tx, stored.id, [activationText.key]);
    return this.first(tx, stored);
  }

  /** The same for a case that was opened just now: nothing opens its page yet. */
  async first(tx: Tx, stored: OfCase): Promise<Activation> {
    const { code, expiresAt } = await this.newCode(tx, stored);
    const { path } = await this.pass(tx, stored, LINK_DEVICES);
    const link = this.address.of(path) ?? null;
    const told = this.tellingOf(stored, { code, link: link ?? '' });
    if (told !== null) await this.messenger.tell(tx, activationText, told);
    return { code, link, expiresAt: expiresAt.toISOString(), isSent: told !== null };
  }

  /** Codes for many who were entered just now, each sent with a link to their telephone; who has none is left out. */
  async firstAll(tx: Tx, opened: readonly OfCase[]): Promise<void> {
    const reached = opened.filter(({ person }) => readCallerId(person.phone ?? '').e164 !== null);
    if (reached.length === 0) return;
    const coded = reached.map((stored) => ({ stored, code: newCode() }));
    await this.access.putAll(
      tx,
      coded.map(({ stored, code }) => ({ caseId: stored.id, codeDigest: this.keys.codeDigest(code) })),
      this.codeEnd(),
    );
    const passes = await this.passes.issueAll(
      tx,
      reached.map((stored) => this.passOf(stored, LINK_DEVICES)),
    );
    await this.messenger.tellAll(
      tx,
      activationText,
      coded.flatMap(({ stored, code }, n) => {
        const link = this.address.of(passes[n]?.path ?? '') ?? '';
        return this.tellingOf(stored, { code, link }) ?? [];
      }),
    );
  }

  /** Opens the page for a person who is there, with digits of their own and a code to come back by; what opened it before is shut. */
  async open(tx: Tx, stored: OfCase, pin: string): Promise<{ secret: string; code: string }> {
    await this.shut(tx, stored);
    const { code } = await this.newCode(tx, stored);
    const now = this.clock.now();
    await this.access.activate(tx, this.keys.codeDigest(code), this.keys.pinDigest(stored.id, pin), now);
    return { code, secret: (await this.pass(tx, stored)).secret };
  }

  /** A pass for the person's own page, until some days after the end. */
  pass(tx: Tx, stored: Pick<OfCase, 'id' | 'endsOn'>, uses = 1): Promise<IssuedPass> {
    return this.passes.issue(tx, this.passOf(stored, uses));
  }

  private passOf({ id, endsOn }: Pick<OfCase, 'id' | 'endsOn'>, uses: number): PassRequest {
    const endsAt = new Date(
      Math.max(Date.parse(endsOn), this.clock.now().getTime()) + READABLE_DAYS * DAY_MS,
    );
    return {
      scope: 'ticket',
      subject: { kind: 'monitored', id },
      // Whose page it is stands in the case, whose key ends with it.
      label: '',
      ...{ endsAt, redeemUntil: endsAt, uses },
    };
  }

  private async newCode(tx: Tx, { id }: OfCase): Promise<{ code: string; expiresAt: Date }> {
    const [code, expiresAt] = [newCode(), this.codeEnd()];
    await this.access.put(tx, id, this.keys.codeDigest(code), expiresAt);
    return { code, expiresAt };
  }

  private codeEnd(): Date {
    return new Date(this.clock.now().getTime() + CODE_LASTS_MS);
  }

  /** A link that went to a wrong number, or lies on a lost telephone, opens nothing any more. */
  private async shut(tx: Tx, { id }: Pick<OfCase, 'id'>): Promise<void> {
    await this.passes.end(tx, { subject: { kind: 'monitored', id } }, SYSTEM_ACTOR);
  }

  /** Null for who has no telephone. */
  private tellingOf({ id, person, regionCode }: OfCase, variables: { code: string; link: string }) {
    const { e164 } = readCallerId(person.phone ?? '');
    if (e164 === null) return null;
    const to = { channel: 'sms', number: e164, language: 'id' } as const;
    return { to, variables, regionCode, subjectId: id };
  }
}

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
