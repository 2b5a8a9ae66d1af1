import {
  type CallDisposition,
  type ComplaintCode,
  complaintFact,
  type Point,
  type Triage,
} from '#siaga/contracts';
import { pointAway } from '../movement/sphere.js';
import { type Random, type Weighted } from '../random/random.js';
import { COMPLAINT_PROFILES, type ComplaintProfile } from './complaint-texts.js';
import { JAMBI_PLACES } from './jambi-places.js';

/** What a call turns out to be: an emergency, or the closing code it deserves. */
export type CallKind =
  'emergency' | Extract<CallDisposition, 'dropped' | 'ghost' | 'prank' | 'information' | 'wrong_number'>;

/**
 * How calls divide, from published figures of Indonesian centres (shared reference §4c).
 * `psc`: like Semarang 112 in 2025 (43 % emergency, 18 % information, 39 % prank and ghost), some of these dropped;
 * `jakarta`: Jakarta 112 in 2024 (58 % dropped, 23 % prank, 17 % not an emergency, 1 % emergency);
 * `emergencies`: nothing else, for load tests.
 */
export const CALL_MIXES: Readonly<Record<'psc' | 'jakarta' | 'emergencies', readonly Weighted<CallKind>[]>> =
  {
    psc: [
      { value: 'emergency', weight: 43 },
      { value: 'information', weight: 16 },
      { value: 'wrong_number', weight: 2 },
      { value: 'prank', weight: 12 },
      { value: 'ghost', weight: 12 },
      { value: 'dropped', weight: 15 },
    ],
    jakarta: [
      { value: 'dropped', weight: 58 },
      { value: 'prank', weight: 23 },
      { value: 'information', weight: 17 },
      { value: 'emergency', weight: 1 },
    ],
    emergencies: [{ value: 'emergency', weight: 1 }],
  };
export type CallMix = keyof typeof CALL_MIXES;

/** One invented patient. */
export interface PlannedPatient {
  sex: 'male' | 'female';
  ageYears: number;
  condition: string;
}

/** One invented call, from the first ring to what is behind it. */
export interface CallPlan {
  kind: CallKind;
  /** Invented number of the 0811-0000 block, or null when withheld or without SIM. */
  callerNumber: string | null;
  callerName: string | null;
  line: '119' | '112';
  /** Place in words; null when the caller says nothing of use. */
  locationText: string | null;
  /** Position that came with the call, with its radius; null when there was none. */
  fix: { point: Point; accuracyM: number; source: 'aml' | 'shared_link' } | null;
  /** Where it really is: what the caller would confirm on the telephone. */
  truePoint: Point;
  trueLabel: string;
  complaint: ComplaintCode;
  triage: Triage;
  patients: readonly PlannedPatient[];
  said: string;
  /** Seconds the caller lets it ring before hanging up. */
  patienceS: number;
  /** Seconds on the telephone once answered. */
  talkS: number;
}

const NAMES = [
  'Bu Ratna',
  'Pak Hendra',
  'Bu Yuliana',
  'Pak Anton',
  'Dek Fitri',
  'Pak Zainal',
  'Bu Sari',
  'Pak Rahmat',
  'Mbak Desi',
  'Bang Iwan',
  'Bu Nurhayati',
  'Pak Samsul',
  'Mas Doni',
  'Bu Lina',
  'Pak Yusuf',
  'Mbak Tika',
];

const SAID_OTHERWISE: Record<Exclude<CallKind, 'emergency'>, readonly string[]> = {
  dropped: ['(terputus)'],
  ghost: ['(tidak ada suara)'],
  prank: ['(anak-anak tertawa)', 'Ada kebakaran di bulan'],
  information: ['Nomor puskesmas berapa ya?', 'Jadwal vaksin kapan?', 'Ambulans jenazah bisa?'],
  wrong_number: ['Ini pangkalan gas ya?'],
};

/** Invents one call. `mix` decides how often it is an emergency; the same random gives the same call. */
export function planCall(random: Random, mix: CallMix): CallPlan {
  const kind = random.weighted(CALL_MIXES[mix]);
  return kind === 'emergency' ? planEmergency(random) : planOther(random, kind);
}

/** Invents a call that is an emergency, whatever the mix says. */
export function planEmergency(random: Random): CallPlan {
  const profile = random.weighted(COMPLAINT_PROFILES.map((value) => ({ value, weight: value.weight })));
  const where = planPlace(random);
  const said = random.pick(profile.said);
  return {
    ...planCaller(random),
    ...where,
    kind: 'emergency',
    complaint: profile.code,
    triage: planTriage(random, profile.code),
    patients: planPatients(random, profile, said),
    said,
    patienceS: random.between(150, 240),
    talkS: random.between(40, 90),
  };
}

function planOther(random: Random, kind: Exclude<CallKind, 'emergency'>): CallPlan {
  const speaks = kind === 'prank' || kind === 'information';
  const where = planPlace(random);
  return {
    ...planCaller(random),
    ...where,
    kind,
    locationText: speaks && random.chance(0.3) ? where.locationText : null,
    fix: null,
    complaint: 'other',
    triage: 'hijau',
    patients: [],
    said: random.pick(SAID_OTHERWISE[kind]),
    patienceS: kind === 'dropped' ? random.between(2, 9) : random.between(60, 120),
    talkS: kind === 'information' ? random.between(20, 50) : random.between(5, 15),
  };
}

/** 0811-0000-0000 to 0811-0000-9999 is used for invented people only. A child with an old phone has no SIM. */
function planCaller(random: Random): Pick<CallPlan, 'callerNumber' | 'callerName' | 'line'> {
  const hasNumber = random.chance(0.93);
  return {
    callerNumber: hasNumber ? `08110000${String(random.integer(0, 9_999)).padStart(4, '0')}` : null,
    callerName: hasNumber && random.chance(0.4) ? random.pick(NAMES) : null,
    line: random.chance(0.6) ? '119' : '112',
  };
}

function planPlace(random: Random): Pick<CallPlan, 'locationText' | 'fix' | 'truePoint' | 'trueLabel'> {
  const place = random.pick(JAMBI_PLACES);
  const truePoint = pointAway(place.point, random.between(0, 360), random.between(20, 350));
  const locationText = random.chance(0.9) ? random.pick(place.said) : null;
  return {
    locationText,
    fix: planFix(random, truePoint),
    truePoint,
    trueLabel: locationText ?? `Kel. ${place.village}`,
  };
}

/** A quarter of callers have sent a position: few by AML, more by a shared link; it is off by about its radius. */
function planFix(random: Random, truePoint: Point): CallPlan['fix'] {
  if (!random.chance(0.25)) return null;
  const accuracyM = Math.round(random.between(8, 90));
  const point = pointAway(truePoint, random.between(0, 360), random.between(0, accuracyM));
  return { point, accuracyM, source: random.chance(0.3) ? 'aml' : 'shared_link' };
}

/** The colour proposed for the complaint, one in four a step milder. */
function planTriage(random: Random, complaint: ComplaintCode): Triage {
  const proposed = complaintFact(complaint).triage;
  if (proposed === 'hijau' || proposed === 'hitam' || !random.chance(0.25)) return proposed;
  return proposed === 'merah' ? 'kuning' : 'hijau';
}

function planPatients(random: Random, profile: ComplaintProfile, said: string): PlannedPatient[] {
  return Array.from({ length: random.integer(profile.patients[0], profile.patients[1]) }, () => ({
    sex: profile.sex === 'any' && random.chance(0.55) ? ('male' as const) : ('female' as const),
    ageYears: random.integer(profile.ageYears[0], profile.ageYears[1]),
    condition: said,
  }));
}
