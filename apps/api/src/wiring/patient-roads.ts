import { Inject, Injectable } from '@nestjs/common';
import { PatientTravel, type PatientTravelTime } from '#siaga/booking';
import type { Point } from '#siaga/contracts';
import { TRAVEL_TIMES, type TravelTimes } from '#siaga/roads';

/** Patients' travel by the roads in use: a car's, in the traffic of a day. */
@Injectable()
export class PatientRoads extends PatientTravel {
  constructor(@Inject(TRAVEL_TIMES) private readonly times: TravelTimes) {
    super();
  }

  async fromPoint(from: Point, to: readonly Point[]): Promise<PatientTravelTime[]> {
    const times = await this.times.fromPoint(from, to, { vehicle: 'car' });
    return times.map(({ seconds, method }) => ({
      seconds,
      isEstimated: method === 'straight_line_estimate',
    }));
  }
}
