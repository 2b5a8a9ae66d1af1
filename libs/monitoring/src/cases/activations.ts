import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { Activation } from '#siaga/contracts';
import { PublicAddress, VisitorPasses, type IssuedPass } from '#siaga/identity';
import { Clock, readCallerId, SYSTEM_ACTOR } from '#siaga/kernel';
import { Messenger, Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { AccessRepository } from '../store/access.repository.js';
import { CaseCipher } from '../store/case-cipher.js';
import type { StoredCase } from '../store/case.repository.js';
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
    return {
      ...{ code, link, expiresAt: expiresAt.toISOString() },
      isSent: await this.send(tx, stored, { code, link: link ?? '' }),
    };
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
  pass(tx: Tx, { id, endsOn }: Pick<OfCase, 'id' | 'endsOn'>, uses = 1): Promise<IssuedPass> {
    const endsAt = new Date(
      Math.max(Date.parse(endsOn), this.clock.now().getTime()) + READABLE_DAYS * DAY_MS,
    );
    return this.passes.issue(tx, {
      scope: 'ticket',
      subject: { kind: 'monitored', id },
      // Whose page it is stands in the case, whose key ends with it.
      label: '',
      ...{ endsAt, redeemUntil: endsAt, uses },
    });
  }

  private async newCode(tx: Tx, { id }: OfCase): Promise<{ code: string; expiresAt: Date }> {
    const code = Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    const expiresAt = new Date(this.clock.now().getTime() + CODE_LASTS_MS);
    await this.access.put(tx, id, this.keys.codeDigest(code), expiresAt);
    return { code, expiresAt };
  }

  /** A link that went to a wrong number, or lies on a lost telephone, opens nothing any more. */
  private async shut(tx: Tx, { id }: Pick<OfCase, 'id'>): Promise<void> {
    await this.passes.end(tx, { subject: { kind: 'monitored', id } }, SYSTEM_ACTOR);
  }

  private async send(
    tx: Tx,
    { id, person, regionCode }: OfCase,
    variables: { code: string; link: string },
  ): Promise<boolean> {
    const { e164 } = readCallerId(person.phone ?? '');
    if (e164 === null) return false;
    await this.messenger.tell(tx, activationText, {
      to: { channel: 'sms', number: e164, language: 'id' },
      ...{ variables, regionCode, subjectId: id },
    });
    return true;
  }
}
