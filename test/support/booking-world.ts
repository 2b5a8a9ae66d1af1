import {
  USUAL_RULES,
  type BookingSession,
  type Clinic,
  type ClinicRules,
  type WeeklySession,
} from '#siaga/contracts';
import { atFacility } from './builders.js';
import type { TestServer } from './server.js';
import type { Session } from './session.js';

/** A clinic of a hospital with one doctor who holds a session each day, and the people who work there. */
export interface ClinicWorld {
  readonly facilityId: string;
  readonly clinic: Clinic;
  readonly head: Session;
  readonly counter: Session;
  /** The session of a day, by how many days from today. */
  readonly session: (days: number) => Promise<BookingSession>;
}

export interface ClinicWish {
  readonly weekly?: Partial<Omit<WeeklySession, 'doctorId' | 'weekday'>>;
  readonly rules?: Partial<ClinicRules>;
  /** Where it stands; a hospital of its own where none is named. */
  readonly facilityId?: string;
  readonly letter?: string;
  readonly name?: string;
}

const DAY_MS = 86_400_000;
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The day of Jakarta so many days from now. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
}

/** Somebody invented, with a NIK of nobody; another for each `n`. */
export function patientNo(n: number): { name: string; nik: string } {
  return { name: `Pasien Contoh ${String(n)}`, nik: `157103150892${String(n).padStart(4, '0')}` };
}

/** Makes it through the API, as the head of the clinic does. */
export async function buildClinic(server: TestServer, wish: ClinicWish = {}): Promise<ClinicWorld> {
  const facilityId = wish.facilityId ?? (await server.hospital()).id;
  const head = await server.session(atFacility(facilityId, 'clinic_head'), 'Kepala Poli Contoh');
  const counter = await server.session(atFacility(facilityId), 'Loket Contoh');
  const doctor = await head.call('addDoctor', { facilityId, name: 'dr. Contoh' });
  const clinic = await head.call('addClinic', {
    facilityId,
    name: wish.name ?? 'Klinik Anak',
    letter: wish.letter ?? 'A',
    rules: { ...USUAL_RULES, horizonDays: 2, ...wish.rules },
    weekly: WEEK.map((weekday) => ({
      doctorId: doctor.id,
      weekday,
      opens: '08:00',
      closes: '12:00',
      rhythm: { minutes: 30, places: 5, walkIns: 1, firstExtra: 0 },
      quota: { jkn: 40, nonJkn: 40, walkIn: 8 },
      ...wish.weekly,
    })),
  });
  return {
    ...{ facilityId, clinic, head, counter },
    async session(days) {
      const { sessions } = await counter.call('bookingDay', {
        facilityId,
        date: dayFromNow(days),
      });
      const own = sessions.filter(({ clinicId }) => clinicId === clinic.id);
      const session = own.find(({ state }) => state === 'open') ?? own[0];
      if (session === undefined) throw new Error(`No session on ${dayFromNow(days)}`);
      return session;
    },
  };
}
