import { Injectable } from '@nestjs/common';
import { linkPath, type Actor, type VisitorScope, type VisitSubject } from '#siaga/contracts';
import { Journal } from '#siaga/journal';
import { Clock, newId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { digestOf, newSecret } from '../access/secret.js';
import { PassRepository, type NewPass } from './pass.repository.js';
import { passTerms, type AskedTerms } from './visit.policy.js';

/** What a module asks a pass for; times and uses that it leaves out follow from the scope. */
export interface PassRequest extends AskedTerms {
  scope: VisitorScope;
  /** The thing of the module that it opens. */
  subject: VisitSubject;
  /** How the page greets whom it is for; kept sealed. */
  label: string;
}

/** A pass as it was made. The secret is known here and to whom it is sent, and never again. */
export interface IssuedPass {
  id: string;
  secret: string;
  /** Path of the link for a message or a QR code; the host stands before it. */
  path: string;
  redeemUntil: Date;
  endsAt: Date;
}

/** Passes of people without an account: a module issues one for a thing of its own, in the transaction of what it is for. */
@Injectable()
export class VisitorPasses {
  constructor(
    private readonly passes: PassRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Throws RangeError for times or uses that the scope does not allow. */
  async issue(tx: Tx, request: PassRequest): Promise<IssuedPass> {
    const { issued, stored } = this.make(request);
    await this.passes.insertAll(tx, [stored]);
    return issued;
  }

  /** Many in one statement, in the order they were asked for. Throws as `issue` does. */
  async issueAll(tx: Tx, requests: readonly PassRequest[]): Promise<IssuedPass[]> {
    const made = requests.map((request) => this.make(request));
    if (made.length > 0)
      await this.passes.insertAll(
        tx,
        made.map(({ stored }) => stored),
      );
    return made.map(({ issued }) => issued);
  }

  private make(request: PassRequest): { issued: IssuedPass; stored: NewPass } {
    const now = this.clock.now();
    const terms = passTerms(request.scope, request, now);
    const [id, secret] = [newId(), newSecret()];
    const { scope, subject, label } = request;
    return {
      issued: { id, secret, path: linkPath(secret), redeemUntil: terms.redeemUntil, endsAt: terms.endsAt },
      stored: { ...terms, id, scope, subject, label, secretHash: digestOf(secret), issuedAt: now },
    };
  }

  /** Ends one pass, or all of a thing that is over. What they opened is shut in every process, sockets too. */
  async end(tx: Tx, which: { passId: string } | { subject: VisitSubject }, actor: Actor): Promise<void> {
    for (const { id, subject } of await this.passes.end(tx, which, this.clock.now()))
      await this.journal.append(tx, {
        type: 'pass.ended.v1',
        entity: 'pass',
        entityId: id,
        version: 1,
        regionCode: 'ID',
        actor,
        data: { passId: id, subject },
      });
  }
}
