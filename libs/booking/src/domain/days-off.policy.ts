import type { DayOff, ServiceDate } from '#siaga/contracts';

/** The days off that take a doctor's session of a day away; null when it is held. */
export function dayOffOf(
  daysOff: readonly DayOff[],
  { doctorId, serviceDate }: { doctorId: string; serviceDate: ServiceDate },
): DayOff | null {
  return (
    daysOff.find(
      (one) =>
        !one.isLifted &&
        (one.doctorId === null || one.doctorId === doctorId) &&
        one.firstDay <= serviceDate &&
        serviceDate <= one.lastDay,
    ) ?? null
  );
}
