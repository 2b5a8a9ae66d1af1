import type { MonitoredPerson } from '#siaga/contracts';

interface FollowedUp {
  readonly programId: string;
  readonly person: MonitoredPerson;
  readonly dayOne: string;
  readonly endsOn: string;
}

/** Whether two records may be one person's: under one program, and of no two NIKs. */
export function mayBeOne(a: FollowedUp, b: FollowedUp): boolean {
  const [one, other] = [a.person.nik, b.person.nik];
  return a.programId === b.programId && (one === null || other === null || one === other);
}

/** One person of two records: what the first does not know, the second tells; every factor of risk that either has. */
export function mergePeople(kept: MonitoredPerson, other: MonitoredPerson): MonitoredPerson {
  const { nik, bornOn, sex, phone, rt, rw } = kept;
  return {
    ...kept,
    ...{ nik: nik ?? other.nik, bornOn: bornOn ?? other.bornOn, sex: sex ?? other.sex },
    ...{ phone: phone ?? other.phone, rt: rt ?? other.rt, rw: rw ?? other.rw },
    risks: [...new Set([...kept.risks, ...other.risks])],
  };
}

/** The period that loses no day of either: from the earlier day 1 to the later end. */
export function mergePeriods(a: FollowedUp, b: FollowedUp): Pick<FollowedUp, 'dayOne' | 'endsOn'> {
  return {
    dayOne: a.dayOne < b.dayOne ? a.dayOne : b.dayOne,
    endsOn: a.endsOn > b.endsOn ? a.endsOn : b.endsOn,
  };
}
