import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  regionLineage,
  type Actor,
  type Call,
  type CallAmbulanceInput,
  type CaseAlarm,
  type OwnAlarm,
  type PressPanicInput,
  type ProgramRules,
  type TakeBackPanicInput,
} from '#siaga/contracts';
import { AlarmCalls, CallWatchers, type PreparedAlarm, type RaisedAlarm } from '#siaga/calls';
import { CommandRunner, type Caller, type Visitor } from '#siaga/identity';
import { AppError, Clock, doubtOfPoint, found, newId, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { CaseJournal } from '../cases/case-journal.js';
import { HeldCases } from '../cases/held-cases.js';
import { Household } from '../cases/household.js';
import { alarmNote } from '../domain/alarm-note.policy.js';
import { dayNumber } from '../domain/follow-up-days.policy.js';
import { ownAlarm } from '../domain/own-alarm.policy.js';
import { FlagRaiser } from '../flags/flag-raiser.js';
import { AlarmViews } from '../store/alarm-views.query.js';
import { AlarmRepository, type StoredAlarm } from '../store/alarm.repository.js';
import { CaseRepository } from '../store/case.repository.js';
import type { StoredCase } from '../store/stored-case.js';
import { FlagRepository } from '../store/flag.repository.js';
import { ProgramRepository } from '../store/program.repository.js';

/** Source of the calls that the button makes. */
const SOURCE = 'panic';
const MISTAKE_LASTS_MS = 10_000;
/** The network was slow, the finger was not. */
const MISTAKE_GRACE_MS = 5_000;
/** Who lives somewhere is found there; a position of the telephone says better where they are. */
const HOME_RADIUS_M = 50;
/** Older than that, the telephone may be elsewhere. */
const OLDEST_POSITION_S = 300;
const TAKEN_BACK = 'DIBATALKAN oleh yang menekan: salah tekan.';

interface Prepared {
  readonly alarmId: string;
  readonly call: PreparedAlarm;
  readonly rules: ProgramRules;
}

/** The panic button: a call like any other, with what the operator and the crew must know, and what became of it. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly calls: AlarmCalls,
    watchers: CallWatchers,
    private readonly alarms: AlarmRepository,
    private readonly views: AlarmViews,
    private readonly cases: CaseRepository,
    private readonly held: HeldCases,
    private readonly household: Household,
    private readonly programs: ProgramRepository,
    private readonly flags: FlagRepository,
    private readonly raiser: FlagRaiser,
    private readonly journal: CaseJournal,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {
    watchers.add((tx, _, call) => this.callChanged(tx, call));
  }

  /** Calls for help. Pressed again while help is called, it gives the same. Throws RESOURCE.NOT_FOUND. */
  async press(visitor: Visitor, input: PressPanicInput): Promise<OwnAlarm> {
    const { id, caseId, position } = input;
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    const known = await this.household.demand(id, caseId);
    const prepared = await this.prepare(known, 'Tombol panik', position);
    return this.commands.run(visitor, 'pressPanic', input, async (tx) =>
      this.view(await this.raise(tx, found(await this.cases.lock(tx, caseId)), prepared, visitor.actor)),
    );
  }

  /**
   * An ambulance by the officer of somebody: the same call, with what the officer saw; while help is called already, that one. Throws
   * RESOURCE.NOT_FOUND, MONITORING.OVER.
   */
  async callFor(caller: Caller, input: CallAmbulanceInput): Promise<CaseAlarm> {
    const known = found(await this.cases.byId(input.id));
    caller.demand('monitoring.work', known);
    const words = input.note === null ? [] : [input.note];
    const prepared = await this.prepare(known, `Permintaan petugas ${caller.actor.name} untuk`, null, words);
    return this.commands.run(caller, 'callAmbulance', input, async (tx) => {
      const stored = await this.held.demand(tx, caller, { id: input.id });
      const { caseId: _, ...alarm } = await this.raise(tx, stored, prepared, caller.actor);
      return { ...alarm, help: null };
    });
  }

  /** The call, placed and ranked before the transaction: neither must keep the case locked. */
  private async prepare(
    known: StoredCase,
    by: string,
    position: PressPanicInput['position'],
    words: readonly string[] = [],
  ): Promise<Prepared> {
    const { rules, ...program } = found(await this.programs.version(known.programId, known.programVersion));
    const alarmId = newId();
    const note = alarmNote(
      by,
      { ...program, rules },
      {
        ...{ kind: known.kind, person: known.person },
        day: dayNumber(known.dayOne, dateInRegion(this.clock.now(), known.regionCode)),
        flags: (await this.flags.standing([known.id])).map(({ kind }) => kind),
      },
    );
    const call = await this.calls.prepare({
      ...this.alarmOf(known, alarmId),
      ...{ phone: known.person.phone, name: known.person.name, words: known.person.address },
      location: locationOf(known, position),
      note: [note, ...words].join('\n'),
    });
    return { alarmId, call, rules };
  }

  private async raise(
    tx: Tx,
    stored: StoredCase,
    { alarmId, call, rules }: Prepared,
    actor: Actor,
  ): Promise<StoredAlarm> {
    const live = await this.alarms.live(tx, stored.id);
    if (live !== null) return live;
    const callId = await this.calls.openIn(tx, actor, call);
    await this.alarms.insert(tx, { id: alarmId, caseId: stored.id, callId }, this.clock.now());
    await this.raiser.raise(tx, stored, ['urgent'], rules);
    await this.tell(tx, stored, actor);
    return found(await this.alarms.lock(tx, alarmId));
  }

  /** Pressed by mistake: the call ends unless an operator has it, who is told. Throws RESOURCE.NOT_FOUND, MONITORING.TOO_LATE. */
  async takeBack(visitor: Visitor, { id, alarmId }: TakeBackPanicInput): Promise<OwnAlarm> {
    visitor.demand('monitoring.report', { kind: 'monitored', id });
    return this.commands.run(visitor, 'takeBackPanic', { id, alarmId }, async (tx) => {
      const { caseId } = found(await this.alarms.byId(tx, alarmId));
      await this.household.demand(id, caseId, tx);
      const stored = found(await this.cases.lock(tx, caseId));
      const alarm = found(await this.alarms.lock(tx, alarmId));
      if (alarm.takenBackAt !== null) return this.view(alarm);
      const now = this.clock.now();
      if (now.getTime() > Date.parse(alarm.pressedAt) + MISTAKE_LASTS_MS + MISTAKE_GRACE_MS)
        throw new AppError('MONITORING.TOO_LATE');
      await this.alarms.takeBack(tx, alarmId, now);
      const at = this.alarmOf(stored, alarmId);
      await this.calls.takeBack(tx, visitor.actor, at, alarm.callId, TAKEN_BACK);
      await this.flags.end(tx, caseId, ['urgent'], now);
      await this.tell(tx, stored, visitor.actor);
      return this.view(found(await this.alarms.lock(tx, alarmId)));
    });
  }

  /** The newest of a household that is not over, or was until a moment ago; null for none. */
  async newest(caseIds: readonly string[]): Promise<OwnAlarm | null> {
    const [newest] = await this.views.of(caseIds);
    return newest === undefined ? null : ownAlarm(newest, MISTAKE_LASTS_MS);
  }

  /** Tells a case that the help which it called for has come further, or is over. */
  async helpMoved(tx: Tx, caseId: string): Promise<void> {
    const stored = await this.cases.byId(caseId, tx);
    if (stored !== null) await this.tell(tx, stored, SYSTEM_ACTOR);
  }

  private async callChanged(tx: Tx, call: Call): Promise<void> {
    if (call.source !== SOURCE) return;
    const caseId = await this.alarms.follow(tx, call, this.clock.now());
    const stored = caseId === null ? null : await this.cases.byId(caseId, tx);
    if (stored !== null) await this.tell(tx, stored, { kind: 'system', id: 'calls', name: 'calls' });
  }

  private async tell(tx: Tx, stored: StoredCase, actor: Visitor['actor']): Promise<void> {
    const version = await this.cases.touch(tx, stored);
    const { status } = stored;
    await this.journal.append(tx, 'monitored-case.alarmed.v1', stored, { version, status, actor });
  }

  /** A call belongs to a centre, which answers for a kabupaten/kota. */
  private alarmOf({ regionCode }: StoredCase, alarmId: string) {
    const codes = regionLineage(regionCode);
    return { source: SOURCE, reference: alarmId, regionCode: codes.at(-3) ?? regionCode };
  }

  /** An alarm whose call is no incident yet. */
  private view(alarm: StoredAlarm): OwnAlarm {
    return ownAlarm({ ...alarm, help: null }, MISTAKE_LASTS_MS);
  }
}

function locationOf({ place }: StoredCase, position: PressPanicInput['position']): RaisedAlarm['location'] {
  if (position !== null && position.ageS <= OLDEST_POSITION_S && doubtOfPoint(position) === null) {
    const { lon, lat, accuracyM } = position;
    return { point: { lon, lat }, accuracyM, source: 'shared_link' };
  }
  return place === null ? null : { point: place, accuracyM: HOME_RADIUS_M, source: 'address' };
}
