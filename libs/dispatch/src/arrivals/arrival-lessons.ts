import { Injectable } from '@nestjs/common';
import type { Assignment } from '#siaga/contracts';
import { LearnedPlaces } from '#siaga/geo';
import type { Tx } from '#siaga/persistence';
import type { When } from '../domain/when.policy.js';
import { UnitCandidates } from '../recommendation/unit-candidates.js';

/** What arrivals teach of places: where the unit stood when its crew tapped, against where the card had it. */
@Injectable()
export class ArrivalLessons {
  constructor(
    private readonly units: UnitCandidates,
    private readonly learned: LearnedPlaces,
  ) {}

  /** In the transaction of the arrival. Only the crew's own tap counts: an operator who heard it by radio was not there. */
  async hear(tx: Tx, assignment: Assignment, when: When): Promise<void> {
    const position = this.units.get(assignment.unitId)?.position;
    if (when.source !== 'tap' || !position) return;
    const { id: assignmentId, incidentId, regionCode, job } = assignment;
    await this.learned.propose(
      tx,
      { place: job.place, regionCode, incidentId, assignmentId },
      {
        lon: position.lon,
        lat: position.lat,
        accuracyM: position.accuracyM,
        apartMs: position.atMs - when.at.getTime(),
      },
    );
  }
}
