import { Injectable } from '@nestjs/common';
import type { Call, CallerLink, SendLinkInput } from '#siaga/contracts';
import { CommandRunner, PublicAddress, VisitorPasses, type Caller } from '#siaga/identity';
import { AppError, Clock, readCallerId } from '#siaga/kernel';
import { Messenger } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { CallCommands } from '../calls/call-commands.js';
import { nextLinkInS } from '../domain/caller-link.policy.js';
import { callerLinkText } from './caller-link.text.js';

const MINUTE_MS = 60_000;
/** A link is opened while the caller is in need, or not at all; what it opened lasts a while longer. */
const OPENED_WITHIN_MS = 30 * MINUTE_MS;
const LASTS_MS = 120 * MINUTE_MS;

/** Sends callers links by which their phones tell where they are. */
@Injectable()
export class CallerLinkService {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CallCommands,
    private readonly passes: VisitorPasses,
    private readonly messenger: Messenger,
    private readonly address: PublicAddress,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends the caller of a call a link for this call alone. Throws RESOURCE.NOT_FOUND, CALL.NO_NUMBER for a caller whom no message reaches,
   * CALL.ILLEGAL_STEP for a call that was closed without a case, CALL.LINK_TOO_OFTEN, CALL.LINK_NOT_SET_UP.
   */
  async send(caller: Caller, input: SendLinkInput): Promise<Call> {
    return this.runner.run(caller, 'sendCallerLink', input, async (tx) => {
      const stored = await this.commands.lock(tx, caller, input.id);
      const { view } = stored;
      if (view.incidentId === null && view.disposition !== null)
        throw new AppError('CALL.ILLEGAL_STEP', {
          details: { state: view.state, disposition: view.disposition },
        });
      const number = readCallerId(view.personal.callerNumber ?? '').e164;
      if (number === null) throw new AppError('CALL.NO_NUMBER');
      const now = this.clock.now();
      const waitS = nextLinkInS(view.link, now);
      if (waitS !== null)
        throw new AppError('CALL.LINK_TOO_OFTEN', {
          details: { retryAfterS: Number.isFinite(waitS) ? waitS : null },
        });
      const validUntil = new Date(now.getTime() + OPENED_WITHIN_MS);
      await this.tell(tx, view, { number, channel: input.channel, validUntil, now });
      const link: CallerLink = {
        channel: input.channel,
        count: (view.link?.count ?? 0) + 1,
        sentAt: now.toISOString(),
        sentBy: caller.actor,
        validUntil: validUntil.toISOString(),
        openedAt: null,
        sharedAt: null,
      };
      return this.commands.save(
        tx,
        caller,
        stored,
        { ...stored, view: { ...view, link } },
        'call.link-sent.v1',
      );
    });
  }

  private async tell(
    tx: Tx,
    { id, regionCode }: Call,
    to: { number: string; channel: SendLinkInput['channel']; validUntil: Date; now: Date },
  ): Promise<void> {
    const pass = await this.passes.issue(tx, {
      scope: 'link',
      subject: { kind: 'call', id },
      // The page greets nobody: the phone may be another's.
      label: '',
      redeemUntil: to.validUntil,
      endsAt: new Date(to.now.getTime() + LASTS_MS),
    });
    const link = this.address.of(pass.path);
    if (link === null) throw new AppError('CALL.LINK_NOT_SET_UP');
    await this.messenger.tell(tx, callerLinkText, {
      to: { channel: to.channel, number: to.number, language: 'id' },
      variables: { link },
      regionCode,
      subjectId: id,
    });
  }
}
