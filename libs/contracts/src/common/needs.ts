import { z } from 'zod';
import type { Triage } from './common.js';

/** Unit types. Access mode follows from it: a motorcycle enters a gang, a boat goes by water. */
export const UnitType = z.enum(['als', 'bls', 'transport', 'motorcycle', 'boat']);
export type UnitType = z.infer<typeof UnitType>;

/** What a unit can bring. `als` implies `bls`; `carry` means it can carry a patient. */
export const UnitCapability = z.enum([
  'als',
  'bls',
  'oxygen',
  'ecg',
  'ventilator',
  'incubator',
  'delivery',
  'rescue',
  'carry',
  'water',
]);
export type UnitCapability = z.infer<typeof UnitCapability>;

/** What a facility can do. PONEK: comprehensive emergency obstetric and neonatal care. */
export const FacilityCapability = z.enum([
  'icu',
  'picu',
  'nicu',
  'ponek',
  'cath_lab',
  'ct',
  'mri',
  'blood_bank',
  'stroke',
  'trauma',
  'dialysis',
  'isolation',
  'delivery',
]);
export type FacilityCapability = z.infer<typeof FacilityCapability>;

/** What a patient needs: of the unit that goes and of the facility that receives. */
export const Needs = z.object({
  unit: z.array(UnitCapability).max(20).default([]),
  facility: z.array(FacilityCapability).max(20).default([]),
});
export type Needs = z.infer<typeof Needs>;

interface ComplaintFact {
  /** APCO ANS 2.103.2-2019 common incident type, for exchange with other systems. */
  apco: string;
  triage: Triage;
  needs: Needs;
}

/**
 * Kinds of incident an operator chooses from, with the APCO code, the triage colour and the needs that are proposed first
 * (always the operator's to change).
 */
export const COMPLAINTS = {
  breathing: { apco: 'RESP', triage: 'merah', needs: { unit: ['als', 'oxygen'], facility: ['icu'] } },
  cardiac_arrest: { apco: 'NCRCPRF', triage: 'merah', needs: { unit: ['als'], facility: ['icu'] } },
  chest_pain: { apco: 'CHESPAIN', triage: 'merah', needs: { unit: ['als', 'ecg'], facility: ['cath_lab'] } },
  unconscious: { apco: 'PERUNCON', triage: 'merah', needs: { unit: ['als'], facility: ['icu'] } },
  stroke: { apco: 'STROKE', triage: 'merah', needs: { unit: ['bls'], facility: ['ct', 'stroke'] } },
  seizure: { apco: 'SEIZURE', triage: 'kuning', needs: { unit: ['bls', 'oxygen'], facility: [] } },
  traffic: { apco: 'MVAINJY', triage: 'merah', needs: { unit: ['bls', 'carry'], facility: ['trauma'] } },
  bleeding: { apco: 'BLEEDING', triage: 'merah', needs: { unit: ['bls'], facility: ['blood_bank'] } },
  labour: { apco: 'PREG', triage: 'kuning', needs: { unit: ['delivery', 'carry'], facility: ['ponek'] } },
  burn: { apco: 'BURN', triage: 'kuning', needs: { unit: ['bls'], facility: [] } },
  fall: { apco: 'FALL', triage: 'kuning', needs: { unit: ['bls', 'carry'], facility: ['ct'] } },
  fever_child: { apco: 'SICK', triage: 'kuning', needs: { unit: ['bls'], facility: [] } },
  abdominal: { apco: 'ABDOM', triage: 'kuning', needs: { unit: ['bls'], facility: [] } },
  drowning: { apco: 'DROWN', triage: 'merah', needs: { unit: ['als', 'oxygen'], facility: ['icu'] } },
  poisoning: { apco: 'OD', triage: 'merah', needs: { unit: ['als'], facility: ['icu'] } },
  bite: { apco: 'BITE', triage: 'kuning', needs: { unit: ['bls'], facility: [] } },
  assault: { apco: 'ASSAULT', triage: 'kuning', needs: { unit: ['bls', 'carry'], facility: ['trauma'] } },
  transfer: { apco: 'TRANSFER', triage: 'hijau', needs: { unit: ['carry'], facility: [] } },
  mass_casualty: { apco: 'MCI', triage: 'merah', needs: { unit: ['bls', 'carry'], facility: ['trauma'] } },
  panic_button: { apco: 'WELFARE', triage: 'kuning', needs: { unit: ['bls'], facility: [] } },
  other: { apco: 'SICK', triage: 'kuning', needs: { unit: [], facility: [] } },
} as const satisfies Record<
  string,
  {
    apco: string;
    triage: Triage;
    needs: { unit: readonly UnitCapability[]; facility: readonly FacilityCapability[] };
  }
>;

export type ComplaintCode = keyof typeof COMPLAINTS;
export const ComplaintCode = z.enum(Object.keys(COMPLAINTS) as [ComplaintCode, ...ComplaintCode[]]);

/** The facts of a complaint as plain values. */
export function complaintFact(code: ComplaintCode): ComplaintFact {
  const fact = COMPLAINTS[code];
  return {
    apco: fact.apco,
    triage: fact.triage,
    needs: { unit: [...fact.needs.unit], facility: [...fact.needs.facility] },
  };
}

/** Capabilities a unit type has by itself, added to what the unit lists. */
export const UNIT_TYPE_CAPABILITIES: Record<UnitType, readonly UnitCapability[]> = {
  als: ['als', 'bls', 'oxygen', 'ecg', 'carry'],
  bls: ['bls', 'oxygen', 'carry'],
  transport: ['carry'],
  motorcycle: ['bls', 'oxygen'],
  boat: ['bls', 'water', 'carry'],
};
