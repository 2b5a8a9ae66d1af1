import { Injectable } from '@nestjs/common';
import type { Actor } from '#siaga/contracts';
import { Clock, found } from '#siaga/kernel';
import { Messenger, Replies, type MessageText, type Reply } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { dayNumber, dayOfAnswer } from '../domain/follow-up-days.policy.js';
import { readReply } from '../domain/read-reply.policy.js';
import { ReportsService } from '../reports/reports.service.js';
import { AskRepository } from '../store/ask.repository.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { ProgramRepository } from '../store/program.repository.js';
import { signsText, takenText, unclearText } from './answers.text.js';

const BY_MESSAGE: Actor = { kind: 'source', id: 'message', name: 'message' };

/** Daily reports by message: an answer of one sign is the report of a household. */
@Injectable()
export class MessageReports {
  constructor(
    replies: Replies,
    private readonly asks: AskRepository,
    private readonly cases: CaseRepository,
    private readonly programs: ProgramRepository,
    private readonly reports: ReportsService,
    private readonly messenger: Messenger,
    private readonly clock: Clock,
  ) {
    replies.register((tx, reply) => this.take(tx, reply));
  }

  /** False when nobody who is followed up answers from that number. */
  private async take(tx: Tx, reply: Reply): Promise<boolean> {
    const open: StoredCase[] = [];
    for (const id of await this.asks.casesOf(tx, reply.number)) {
      const stored = await this.cases.lock(tx, id);
      if (stored?.status === 'follow_up') open.push(stored);
    }
    const [own, ...others] = open;
    if (own === undefined) return false;
    const meaning = readReply(reply.text);
    // One number of two households: whose answer it is cannot be told.
    if (meaning === 'unclear' || others.length > 0) await this.answer(tx, reply, own, unclearText, {});
    else if (meaning === 'signs') await this.signs(tx, reply, own);
    else await this.well(tx, reply, own);
    return true;
  }

  private async well(tx: Tx, reply: Reply, own: StoredCase): Promise<void> {
    const date = await this.dateOf(tx, own);
    for (const one of await this.cases.openHousehold(tx, own.householdId))
      await this.reports.byMessage(tx, one, date, 'none', BY_MESSAGE);
    const day = String(dayNumber(own.dayOne, date));
    await this.answer(tx, reply, own, takenText, { day });
  }

  /** Of whom it is, the officer asks: it stands with the one who answered. */
  private async signs(tx: Tx, reply: Reply, own: StoredCase): Promise<void> {
    await this.reports.byMessage(tx, own, await this.dateOf(tx, own), 'symptomatic', BY_MESSAGE);
    await this.answer(tx, reply, own, signsText, {});
  }

  private async dateOf(tx: Tx, own: StoredCase): Promise<string> {
    const wish = await this.asks.of(own.id, tx);
    const { rules } = found(await this.programs.version(own.programId, own.programVersion, tx));
    return dayOfAnswer(own, own.lastForDate, wish?.hour ?? rules.asksFromHour, this.clock.now());
  }

  private async answer<V extends MessageText['variables']>(
    tx: Tx,
    { channel, number }: Reply,
    { id, regionCode }: StoredCase,
    text: MessageText<V>,
    variables: Parameters<typeof this.messenger.tell<V>>[2]['variables'],
  ): Promise<void> {
    await this.messenger.tell(tx, text, {
      to: { channel, number, language: 'id' },
      ...{ variables, regionCode, subjectId: id },
    });
  }
}
