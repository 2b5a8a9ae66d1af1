import { z } from 'zod';
import { Id, RegionCode } from '../common/common.js';
import { notPersonal } from '../define/personal.js';

/** A time of the wall clock of the facility: `08:00`. */
const WallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Expected a time such as 08:00' });

/** A day of the facility's own calendar, yyyy-mm-dd. */
export const ServiceDate = z.iso.date();
export type ServiceDate = z.infer<typeof ServiceDate>;

/** How a session is cut into windows. */
export const ClusterRhythm = z.object({
  /** Length of a window. */
  minutes: z.number().int().min(5).max(240),
  /** Patients who booked, in one window. */
  places: z.number().int().min(1).max(60),
  /** Seats kept in each window for who walks in. */
  walkIns: z.number().int().min(0).max(60),
  /** More places in the first window, so that a doctor never waits for the first patient. */
  firstExtra: z.number().int().min(0).max(20),
});
export type ClusterRhythm = z.infer<typeof ClusterRhythm>;

/** How many of a session each channel may have. */
export const SessionQuota = z.object({
  jkn: z.number().int().min(0).max(500),
  nonJkn: z.number().int().min(0).max(500),
  walkIn: z.number().int().min(0).max(500),
});
export type SessionQuota = z.infer<typeof SessionQuota>;

/** A doctor's session on a day of the week. One that ends before it starts runs past midnight. */
export const WeeklySession = z.object({
  doctorId: Id,
  /** Monday is 1, Sunday 7. */
  weekday: z.number().int().min(1).max(7),
  opens: WallClock,
  closes: WallClock,
  rhythm: ClusterRhythm,
  quota: SessionQuota,
});
export type WeeklySession = z.infer<typeof WeeklySession>;

/** What a clinic holds its patients and its counter to. */
export const ClinicRules = z.object({
  /** How long before their window patients may come. */
  earliestMinutes: z.number().int().min(0).max(240),
  /** Whether who comes outside the window is refused; the counter may still let them in, with a reason. */
  isWindowStrict: z.boolean(),
  /** One who walked in is called after so many who booked. */
  walkInAfter: z.number().int().min(1).max(20),
  /** After so many with priority in a row one without is called. */
  priorityRun: z.number().int().min(1).max(10),
  /** How many days ahead sessions can be booked. */
  horizonDays: z.number().int().min(0).max(90),
});
export type ClinicRules = z.infer<typeof ClinicRules>;

/** What holds until a clinic says otherwise. */
export const USUAL_RULES: ClinicRules = {
  earliestMinutes: 30,
  isWindowStrict: true,
  walkInAfter: 4,
  priorityRun: 2,
  horizonDays: 30,
};

/** A doctor, midwife or nurse who holds sessions at a facility. */
export const Doctor = z.object({
  id: Id,
  version: z.number().int(),
  facilityId: Id,
  regionCode: RegionCode,
  name: notPersonal(z.string(), 'staff stand by name on the door and on BPJS’s own list'),
  /** Number in BPJS’s HFIS, where the facility serves JKN. */
  bpjsCode: z.number().int().nullable(),
  isActive: z.boolean(),
});
export type Doctor = z.infer<typeof Doctor>;

/** A clinic (poli) of a facility with its weekly sessions. */
export const Clinic = z.object({
  id: Id,
  version: z.number().int(),
  facilityId: Id,
  regionCode: RegionCode,
  name: notPersonal(z.string(), 'the name of a clinic'),
  /** Stands before the numbers of its tickets: `A-12`. One of its facility. */
  letter: z.string(),
  /** BPJS’s code of the sub-specialty, where the facility serves JKN. */
  bpjsCode: z.string().nullable(),
  rules: ClinicRules,
  weekly: z.array(WeeklySession),
  isActive: z.boolean(),
});
export type Clinic = z.infer<typeof Clinic>;

const DoctorFacts = z.object({
  name: z.string().trim().min(2).max(120),
  bpjsCode: z.number().int().min(1).max(99_999_999).nullable().default(null),
});

export const AddDoctorInput = DoctorFacts.extend({ facilityId: Id });
export type AddDoctorInput = z.output<typeof AddDoctorInput>;

export const EditDoctorInput = DoctorFacts.extend({
  id: Id,
  /** The version that was seen; a newer one refuses with STALE.VERSION. */
  version: z.number().int(),
  isActive: z.boolean(),
});
export type EditDoctorInput = z.output<typeof EditDoctorInput>;

/** What stands before the numbers of a queue. */
export const Letter = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{1,3}$/, { error: 'Expected one to three letters' });

const ClinicFacts = z.object({
  name: z.string().trim().min(2).max(80),
  letter: Letter,
  bpjsCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{2,8}$/, { error: 'Expected a BPJS code such as ANA' })
    .nullable()
    .default(null),
  rules: ClinicRules,
  /** A session of an unknown doctor is refused, and so are two of one doctor that lie over each other. */
  weekly: z.array(WeeklySession).max(100),
});

export const AddClinicInput = ClinicFacts.extend({ facilityId: Id });
export type AddClinicInput = z.output<typeof AddClinicInput>;

export const EditClinicInput = ClinicFacts.extend({
  id: Id,
  /** The version that was seen; a newer one refuses with STALE.VERSION. */
  version: z.number().int(),
  isActive: z.boolean(),
});
export type EditClinicInput = z.output<typeof EditClinicInput>;

export const ClinicsInput = z.object({ facilityId: Id });
export const ClinicList = z.object({ clinics: z.array(Clinic), doctors: z.array(Doctor) });
export type ClinicList = z.infer<typeof ClinicList>;
