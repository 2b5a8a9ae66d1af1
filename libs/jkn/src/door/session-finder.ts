import { Injectable } from '@nestjs/common';
import { OutsideBooking, serviceDateAt, type CodedSession } from '#siaga/booking';
import { daysLater, type JknLink } from '#siaga/contracts';
import { Clock } from '#siaga/kernel';
import { readHours } from '../domain/read-ask.policy.js';
import { clockAt } from '../domain/wall-clock.policy.js';
import { JknRefusal } from '../domain/words.policy.js';

/** Which session BPJS means. */
export interface AskedSession {
  readonly clinicCode: string;
  readonly day: string;
  /** Null where the contract names none (puskesmas). */
  readonly doctorCode: number | null;
  readonly hours: string;
}

/** Sessions by BPJS's codes. */
@Injectable()
export class SessionFinder {
  constructor(
    private readonly booking: OutsideBooking,
    private readonly clock: Clock,
  ) {}

  /** Throws JknRefusal for a day that cannot be asked for. */
  demandDay({ regionCode, options }: JknLink, day: string): void {
    const today = serviceDateAt(this.clock.now(), regionCode);
    const { leastDaysAhead, mostDaysAhead } = options;
    const isTooFar = mostDaysAhead !== null && day > daysLater(today, mostDaysAhead);
    if (day < daysLater(today, leastDaysAhead) || isTooFar) throw new JknRefusal('date_over');
  }

  /** All sessions of a clinic on a day, by start. Throws JknRefusal for a clinic that there is not. */
  async sessionsOn(
    { facilityId }: JknLink,
    clinicCode: string,
    day: string,
  ): Promise<{ clinicIds: string[]; name: string; sessions: CodedSession[] }> {
    const clinics = await this.booking.clinics(facilityId, clinicCode.toUpperCase());
    const [first] = clinics;
    if (first === undefined) throw new JknRefusal('no_clinic');
    const clinicIds = clinics.map(({ id }) => id);
    return { clinicIds, name: first.name, sessions: await this.booking.sessionsOn(clinicIds, day) };
  }

  /** The sessions that are meant, all that fit where no doctor is named. Throws JknRefusal where there is none. */
  async find(link: JknLink, { clinicCode, day, doctorCode, hours }: AskedSession): Promise<CodedSession[]> {
    const { sessions } = await this.sessionsOn(link, clinicCode, day);
    if (sessions.length === 0) throw new JknRefusal('clinic_shut');
    if (doctorCode === null) return sessions;
    // BPJS asks by its own schedule, which is the week's; a house that wrote down there who fills in is asked for that one.
    const fits = [
      ...this.fitting(link, sessions, hours, ({ planned }) => planned.doctorCode === doctorCode),
      ...this.fitting(
        link,
        sessions,
        hours,
        (one) => one.doctorCode === doctorCode && one.planned.doctorCode !== doctorCode,
      ),
    ];
    const [first] = fits;
    if (first !== undefined) return first;
    const dokter = (await this.booking.doctorName(link.facilityId, doctorCode)) ?? String(doctorCode);
    throw new JknRefusal('no_session', { dokter });
  }

  /** Of one doctor's sessions those at the hours, or the only one where hours are not looked at. */
  private fitting(
    { options }: JknLink,
    sessions: readonly CodedSession[],
    hours: string,
    isOfDoctor: (session: CodedSession) => boolean,
  ): CodedSession[][] {
    const ofDoctor = sessions.filter(isOfDoctor);
    const asked = readHours(hours);
    const exact = ofDoctor.filter(
      ({ startsAt, endsAt, regionCode }) =>
        clockAt(startsAt, regionCode) === asked?.opens && clockAt(endsAt, regionCode) === asked.closes,
    );
    if (exact.length > 0) return [exact];
    return options.hours === 'doctor' && ofDoctor.length === 1 ? [ofDoctor] : [];
  }

  /** Those of them that still take patients. Throws JknRefusal with why none does. */
  demandOpen(sessions: readonly CodedSession[]): CodedSession[] {
    const open = sessions.filter(({ state }) => state === 'open');
    const now = this.clock.now();
    const still = open.filter(({ endsAt }) => endsAt > now);
    if (still.length > 0) return still;
    const last = open.at(-1);
    if (last === undefined) throw new JknRefusal('clinic_shut');
    const jam = clockAt(last.endsAt, last.regionCode);
    throw new JknRefusal('clinic_over', { poli: last.clinicName, jam });
  }
}
