import { AppError, type Clock } from '#siaga/kernel';
import { readNik, type NikProblem, type ReadNik } from '#siaga/contracts';
import { serviceDateAt } from '../domain/session-days.policy.js';

const NIK_ADVICE: Readonly<Record<NikProblem, string>> = {
  not_16_digits: 'Give the 16 digits of the NIK',
  no_such_day: 'Look at digits 7 to 12: they are no date of birth',
  no_serial: 'Look at the last four digits: no NIK ends in 0000',
};

/** What a NIK says. Throws INPUT.INVALID for what cannot be one: a slip would make somebody a stranger at their next visit. */
export function demandNik(nik: string, regionCode: string, clock: Clock): ReadNik {
  const read = readNik(nik, serviceDateAt(clock.now(), regionCode));
  if ('problem' in read)
    throw new AppError('INPUT.INVALID', {
      fields: [{ path: 'patient.nik', message: NIK_ADVICE[read.problem] }],
    });
  return read;
}
