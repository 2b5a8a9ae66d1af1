import { Injectable } from '@nestjs/common';
import type { AskWish, ProgramRules } from '#siaga/contracts';
import { AppError, Clock } from '#siaga/kernel';
import { Outbox } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { askText } from './ask.text.js';
import { nextAsk } from '../domain/follow-up-days.policy.js';
import { AskRepository, type DueAsk } from '../store/ask.repository.js';
import type { StoredCase } from '../store/stored-case.js';

type Asked = Pick<StoredCase, 'id' | 'dayOne' | 'endsOn' | 'regionCode' | 'isReporter' | 'person'>;
type AskRules = Pick<ProgramRules, 'asksFromHour'>;

/** By which way people are asked each day. Whoever reports for others is asked for all of the house. */
@Injectable()
export class AskWishes {
  constructor(
    private readonly asks: AskRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** As somebody asks for it. Throws INPUT.INVALID for who has no number or does not report; how they are asked then. */
  async set(
    tx: Tx,
    stored: Parameters<AskWishes['put']>[1],
    { channel, hour }: AskWish,
    rules: Pick<ProgramRules, 'asksFromHour'>,
  ): Promise<AskWish> {
    if (channel !== 'none' && !stored.isReporter)
      throw invalid('id', 'Another of the house reports: ask them');
    if (channel !== 'none' && stored.person.phone === null)
      throw invalid('channel', 'This person has no telephone number');
    await this.put(tx, stored, { channel, hour }, rules);
    return this.of(stored.id, tx);
  }

  /** Asks at the next hour that the person chose, by their number; nobody without a number, and nobody who reports for nobody. */
  async put(tx: Tx, stored: Asked, wish: AskWish, rules: AskRules): Promise<void> {
    await this.end(tx, stored.id);
    const due = this.dueOf(stored, wish, rules);
    if (due !== null) await this.asks.put(tx, due, due);
  }

  /** The same for people who were entered just now, in one statement. */
  async putAll(tx: Tx, entered: readonly { stored: Asked; wish: AskWish; rules: AskRules }[]): Promise<void> {
    const due = entered.flatMap(({ stored, wish, rules }) => this.dueOf(stored, wish, rules) ?? []);
    if (due.length > 0) await this.asks.putAll(tx, due);
  }

  private dueOf(
    stored: Asked,
    { channel, hour }: AskWish,
    { asksFromHour }: AskRules,
  ): (DueAsk & { number: string; askAt: Date | null }) | null {
    const number = stored.person.phone;
    if (channel === 'none' || number === null || !stored.isReporter) return null;
    const askAt = nextAsk(stored, hour ?? asksFromHour, this.clock.now());
    return { caseId: stored.id, channel, hour, number, askAt };
  }

  /** Asks no more: what has not gone out yet is taken back too. */
  async end(tx: Tx, caseId: string): Promise<void> {
    await this.asks.remove(tx, caseId);
    await this.answered(tx, caseId);
  }

  /** Takes back what would ask for a report that is there. */
  async answered(tx: Tx, caseId: string): Promise<void> {
    await this.outbox.cancel(tx, caseId, [askText.key]);
  }

  /** How somebody is asked; by no channel who is not. */
  async of(caseId: string, tx?: Tx): Promise<AskWish> {
    return (await this.asks.of(caseId, tx)) ?? { channel: 'none', hour: null };
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
