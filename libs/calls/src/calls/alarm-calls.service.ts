import { Injectable } from '@nestjs/common';
import type { Actor, Call, CallEvent } from '#siaga/contracts';
import { Clock, found } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import type { PlacedArrival } from '../intake/arrival.js';
import { CallIntake } from '../intake/call-intake.js';
import { CallCommands } from './call-commands.js';
import { CallRepository } from './call.repository.js';

/** Somebody who asks for help by a button and not by a telephone. */
export interface RaisedAlarm {
  /** Source of the call. */
  readonly source: string;
  /** Name of the alarm at its source: the same one again makes no second call. */
  readonly reference: string;
  /** Centre that the call belongs to. */
  readonly regionCode: string;
  readonly phone: string | null;
  readonly name: string;
  /** Where the person lives, in words. */
  readonly words: string;
  readonly location: NonNullable<CallEvent['location']> | null;
  /** What the operator and the crew must know. */
  readonly note: string;
}

/** An alarm with the place that it gives: found before any transaction. */
export interface PreparedAlarm {
  readonly arrival: PlacedArrival;
  readonly note: string;
}

/** Calls that a button makes: they ring, are ranked and answered as any other. Rights are the caller's to check. */
@Injectable()
export class AlarmCalls {
  constructor(
    private readonly intake: CallIntake,
    private readonly commands: CallCommands,
    private readonly repository: CallRepository,
    private readonly clock: Clock,
  ) {}

  /** What `openIn` needs, found before a transaction. */
  async prepare(alarm: RaisedAlarm): Promise<PreparedAlarm> {
    const { source, regionCode, note } = alarm;
    const event = { ...eventOf(alarm, 'ringing', this.clock.now()), ...placeOf(alarm) };
    const receivedAt = this.clock.now();
    const text = JSON.stringify(event);
    return { arrival: await this.intake.place({ source, regionCode, event, text, receivedAt }), note };
  }

  /** Opens the call, ringing, with the note; gives its id. */
  async openIn(tx: Tx, actor: Actor, { arrival, note }: PreparedAlarm): Promise<string> {
    const { callId } = await this.intake.receiveIn(tx, arrival);
    const stored = found(await this.repository.lock(tx, callId));
    await this.commands.save(tx, { actor }, stored, { ...stored, view: { ...stored.view, note } });
    return callId;
  }

  /** Ends a call that was made by mistake, unless somebody has it in hand; either way the note tells them. Gives the call as it is then. */
  async takeBack(
    tx: Tx,
    actor: Actor,
    alarm: Pick<RaisedAlarm, 'source' | 'reference' | 'regionCode'>,
    callId: string,
    word: string,
  ): Promise<Call> {
    const { source, regionCode } = alarm;
    const receivedAt = this.clock.now();
    const event = eventOf(alarm, 'abandoned', receivedAt);
    const arrival = { source, regionCode, event, text: JSON.stringify(event), receivedAt };
    await this.intake.receiveIn(tx, { ...arrival, place: null, suggestion: null });
    const stored = found(await this.repository.lock(tx, callId));
    const note = [word, stored.view.note].filter(Boolean).join('\n');
    return this.commands.save(tx, { actor }, stored, { ...stored, view: { ...stored.view, note } });
  }
}

function eventOf(
  { reference }: Pick<RaisedAlarm, 'reference'>,
  type: CallEvent['type'],
  at: Date,
): CallEvent {
  return { sourceCallId: reference, type, at: at.toISOString() };
}

function placeOf({ phone, name, words, location }: RaisedAlarm): Partial<CallEvent> {
  return {
    from: phone ?? undefined,
    callerName: name,
    locationText: words,
    ...(location !== null && { location }),
  };
}
