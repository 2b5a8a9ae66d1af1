import { USUAL_RULES, type AddClinicInput, type WeeklySession } from '#siaga/contracts';

type Week = readonly Pick<WeeklySession, 'weekday' | 'opens' | 'closes'>[];
type Plan = Pick<AddClinicInput, 'name' | 'letter' | 'rules'> & { doctor: string; week: Week };

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const daily = (...hours: readonly (readonly [string, string])[]): Week =>
  EVERY_DAY.flatMap((weekday) => hours.map(([opens, closes]) => ({ weekday, opens, closes })));

/** Morning and evening, as the hospitals of the demo hold their clinics. */
const HOSPITAL_HOURS = daily(['08:00', '13:00'], ['16:00', '20:00']);
/** Round the clock, so that whoever opens the demo at night sees a clinic at work. */
const ALL_DAY = daily(['00:00', '06:00'], ['06:00', '12:00'], ['12:00', '18:00'], ['18:00', '00:00']);
const PUSKESMAS_HOURS: Week = [1, 2, 3, 4, 5, 6].map((weekday) => ({
  weekday,
  opens: '07:30',
  closes: weekday === 5 ? '11:30' : '14:00',
}));

const rules = { ...USUAL_RULES, horizonDays: 7 };

/** The clinics of a hospital of the demo; doctors are invented. */
const HOSPITAL: readonly Plan[] = [
  { name: 'Klinik Umum 24 Jam', letter: 'U', doctor: 'dr. Contoh Umum', week: ALL_DAY, rules },
  { name: 'Klinik Anak', letter: 'A', doctor: 'dr. Contoh Anak, Sp.A', week: HOSPITAL_HOURS, rules },
  { name: 'Klinik Saraf', letter: 'S', doctor: 'dr. Contoh Saraf, Sp.N', week: HOSPITAL_HOURS, rules },
  {
    name: 'Klinik Penyakit Dalam',
    letter: 'D',
    doctor: 'dr. Contoh Dalam, Sp.PD',
    week: HOSPITAL_HOURS,
    rules,
  },
  { name: 'Klinik Paru', letter: 'P', doctor: 'dr. Contoh Paru, Sp.P', week: HOSPITAL_HOURS, rules },
];

/** The clinics of a puskesmas of the demo. */
const PUSKESMAS: readonly Plan[] = [
  { name: 'Klinik Umum', letter: 'U', doctor: 'dr. Contoh Puskesmas', week: PUSKESMAS_HOURS, rules },
  { name: 'Klinik KIA', letter: 'K', doctor: 'Bidan Contoh', week: PUSKESMAS_HOURS, rules },
  { name: 'Klinik Gigi', letter: 'G', doctor: 'drg. Contoh', week: PUSKESMAS_HOURS, rules },
];

/** The clinics that a facility of the demo has. */
export function clinicPlansOf(kind: string): readonly Plan[] {
  return kind === 'puskesmas' ? PUSKESMAS : HOSPITAL;
}

/** A plan as it is set up, for a doctor who is there. */
export function clinicInputOf(
  { name, letter, week, rules: held }: Plan,
  facilityId: string,
  doctorId: string,
): AddClinicInput {
  const weekly = week.map((session) => ({
    ...session,
    doctorId,
    rhythm: { minutes: 30, places: 5, walkIns: 1, firstExtra: 0 },
    quota: { jkn: 40, nonJkn: 40, walkIn: 20 },
  }));
  return { facilityId, name, letter, bpjsCode: null, rules: held, weekly };
}
