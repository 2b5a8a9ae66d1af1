/** How long services take. */
export interface ServiceTime {
  readonly meanS: number;
  /** Spread over the mean. */
  readonly variation: number;
}

/** What one doctor did in a clinic of late. */
export interface DoctorPast {
  readonly services: number;
  readonly meanS: number;
}

/** So many services of a doctor count as much as what is known of the clinic. */
const CLINIC_WEIGHT = 20;

/** What a doctor's service takes: their own mean, drawn to the clinic's where they have served few; null where the clinic has no past. */
export function serviceOfDoctor(clinic: ServiceTime | null, doctor: DoctorPast | null): ServiceTime | null {
  if (clinic === null || doctor === null) return clinic;
  const { services, meanS } = doctor;
  return {
    meanS: (services * meanS + CLINIC_WEIGHT * clinic.meanS) / (services + CLINIC_WEIGHT),
    variation: clinic.variation,
  };
}
