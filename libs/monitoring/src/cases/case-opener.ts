import { Injectable } from '@nestjs/common';
import {
  dateInRegion,
  readNik,
  type Actor,
  type MonitoredPerson,
  type MonitoringProgram,
  type OpenCaseInput,
  type PersonDoubt,
} from '#siaga/contracts';
import { RegionCodes } from '#siaga/geo';
import { AppError, Clock, found, newId, readCallerId } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { lastDayOf, silentFrom } from '../domain/follow-up-days.policy.js';
import { doubtsOfPerson } from '../domain/person-doubts.policy.js';
import { riskOf } from '../domain/risk-rank.policy.js';
import { CaseRepository } from '../store/case.repository.js';
import type { NewCase, StoredCase } from '../store/stored-case.js';
import { AskWishes } from './ask-wishes.js';
import { CaseJournal } from './case-journal.js';

/** Who is to be followed up; whether it may be there, and by whom it may be asked, was looked at before. */
export interface CaseToOpen extends Pick<
  OpenCaseInput,
  'kind' | 'regionCode' | 'dayOne' | 'person' | 'place' | 'asks' | 'contactOf'
> {
  /** Of the house whose reporter reports for this one too; null for who reports for themselves. */
  readonly householdId: string | null;
  /** False for a second record of somebody who is followed up already, until an officer looks at both. */
  readonly joinsByNik?: boolean;
  /** The row of a list that it is made of. */
  readonly rowDigest?: Buffer;
}

/** Opens follow-ups, whoever enters them. */
@Injectable()
export class CaseOpener {
  constructor(
    private readonly cases: CaseRepository,
    private readonly wishes: AskWishes,
    private readonly regions: RegionCodes,
    private readonly journal: CaseJournal,
    private readonly clock: Clock,
  ) {}

  /** Throws INPUT.INVALID, MONITORING.ALREADY_FOLLOWED for a NIK that is followed up under the program. */
  async open(
    tx: Tx,
    input: CaseToOpen,
    program: MonitoringProgram,
    actor: Actor,
  ): Promise<{ stored: StoredCase; doubts: PersonDoubt[] }> {
    const stored = found((await this.openAll(tx, [{ input, program }], actor))[0]);
    const known = await this.knowsArea(tx, stored.person);
    return { stored, doubts: doubtsOfPerson(stored.person, this.today(input.regionCode), () => known) };
  }

  /** Opens many, in their order and a few statements; nobody is doubted. Throws for all of them when one is refused, as `open` does. */
  async openAll(
    tx: Tx,
    entries: readonly { input: CaseToOpen; program: MonitoringProgram }[],
    actor: Actor,
  ): Promise<StoredCase[]> {
    const stored = await this.cases.insertAll(
      tx,
      entries.map(({ input, program }) => this.fresh(input, program)),
    );
    for (const one of stored)
      await this.journal.append(tx, 'monitored-case.opened.v1', one, {
        ...{ version: 1, status: one.status, actor },
      });
    await this.wishes.putAll(
      tx,
      entries.flatMap(({ input, program }, n) => {
        const one = stored[n];
        return one === undefined ? [] : [{ stored: one, wish: input.asks, rules: program.rules }];
      }),
    );
    return stored;
  }

  private fresh(input: CaseToOpen, program: MonitoringProgram): NewCase {
    const [id, now] = [newId(), this.clock.now()];
    const { dayOne, kind, regionCode, place, contactOf, rowDigest, joinsByNik } = input;
    const today = this.today(regionCode);
    const person = demandPerson(input.person, today);
    const endsOn = lastDayOf(dayOne, program.rules);
    return {
      ...{ id, programId: program.id, programVersion: program.version, kind, regionCode, dayOne, endsOn },
      ...{ person, place, contactOf, openedAt: now, risk: riskOf(kind, person, today) },
      ...{ householdId: input.householdId ?? id, isReporter: input.householdId === null },
      silentAt: silentFrom({ dayOne, endsOn, regionCode }, null, program.rules, now),
      ...(joinsByNik !== undefined && { joinsByNik }),
      ...(rowDigest !== undefined && { rowDigest }),
    };
  }

  /** True when the area of the first registration is in the gazetteer; true for who shows no NIK. */
  private async knowsArea(tx: Tx, { nik }: MonitoredPerson): Promise<boolean> {
    const read = nik === null ? null : readNik(nik, this.today('ID'));
    if (read === null || 'problem' in read) return true;
    return (await this.regions.unknown([read.areaCode], tx)).length === 0;
  }

  private today(regionCode: string): string {
    return dateInRegion(this.clock.now(), regionCode);
  }
}

const NIK_ADVICE = {
  not_16_digits: 'Give the 16 digits of the NIK, or leave it out',
  no_such_day: 'Look at digits 7 to 12: they are no date of birth',
  no_serial: 'Look at the last four digits: no NIK ends in 0000',
} as const;

/** The person as they are kept: a NIK of digits alone, a telephone as it is dialled from anywhere. Throws INPUT.INVALID. */
function demandPerson(person: MonitoredPerson, today: string): MonitoredPerson {
  const { bornOn, phone } = person;
  const nik = person.nik === null ? null : demandNik(person.nik, today);
  if (bornOn !== null && bornOn > today) throw invalid('person.bornOn', 'Nobody is born in the future');
  const e164 = phone === null ? null : readCallerId(phone).e164;
  if (phone !== null && e164 === null)
    throw invalid('person.phone', 'Give a telephone number, such as 0812 3456 7890');
  return { ...person, nik, phone: e164 };
}

/** The digits of a NIK that can be one, as people are found again by. Throws INPUT.INVALID at `path`. */
export function demandNik(nik: string, today: string, path = 'person.nik'): string {
  const read = readNik(nik, today);
  if ('problem' in read) throw invalid(path, NIK_ADVICE[read.problem]);
  return nik.replace(/\D/g, '');
}

function invalid(path: string, message: string): AppError {
  return new AppError('INPUT.INVALID', { fields: [{ path, message }] });
}
