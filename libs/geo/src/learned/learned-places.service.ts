import { Injectable } from '@nestjs/common';
import type { Actor, DecideLearnedPlaceInput, LearnedPlace, LearnedPlaceList, Place } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, JournalFeed, type EventOf } from '#siaga/journal';
import { Clock, demandVersion, FillsMemory, found, newId, SYSTEM_ACTOR } from '#siaga/kernel';
import type { Tx } from '#siaga/persistence';
import { LearnedPlaceRepository } from './learned-place.repository.js';
import { LearnedSearch } from './learned-search.js';
import { worthLearning, type Arrival } from './worth-learning.policy.js';

/** Landmarks that the search learns from where crews truly arrived, after a supervisor has approved each. */
@FillsMemory({})
@Injectable()
export class LearnedPlaces {
  constructor(
    private readonly repository: LearnedPlaceRepository,
    private readonly search: LearnedSearch,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly feed: JournalFeed,
    private readonly clock: Clock,
  ) {}

  /** Makes approved landmarks findable and follows decisions. Call once, when the journal's relay runs. */
  async start(): Promise<void> {
    this.feed.subscribe((row) => {
      if (row.entity === 'learned_place') this.search.show(row.data);
    });
    for (const place of await this.repository.approved()) this.search.show(place);
  }

  /** Proposes what an arrival teaches of the place on the card, in the transaction of the arrival; mostly nothing. */
  async propose(
    tx: Tx,
    job: { place: Place; regionCode: string; incidentId: string; assignmentId: string },
    arrival: Arrival,
  ): Promise<void> {
    const lesson = worthLearning(job.place, arrival);
    if (!lesson) return;
    const { regionCode, incidentId, assignmentId } = job;
    const place: LearnedPlace = {
      id: newId(),
      version: 1,
      regionCode,
      status: 'proposed',
      name: job.place.label.trim(),
      point: { lon: arrival.lon, lat: arrival.lat },
      radiusM: lesson.radiusM,
      assumedPoint: job.place.point,
      distanceM: lesson.distanceM,
      incidentId,
      assignmentId,
      proposedAt: this.clock.now().toISOString(),
      decidedAt: null,
      decidedBy: null,
    };
    if (await this.repository.insert(tx, place))
      await this.record(tx, place, 'learned-place.proposed.v1', SYSTEM_ACTOR);
  }

  /** Proposals and decisions in the regions where the caller may read them. */
  async list(caller: Caller): Promise<LearnedPlaceList> {
    return { places: await this.repository.list(caller.audience('learned_place.read')) };
  }

  /** Approves or rejects; deciding again changes the decision. Throws RESOURCE.NOT_FOUND, STALE.VERSION. */
  async decide(caller: Caller, input: DecideLearnedPlaceInput): Promise<LearnedPlace> {
    return this.commands.run(caller, 'learnedPlace.decide', input, async (tx) => {
      const place = found(await this.repository.lock(tx, input.id));
      caller.demand('learned_place.decide', place);
      demandVersion(place, input);
      const decided: LearnedPlace = {
        ...place,
        version: place.version + 1,
        status: input.decision === 'approve' ? 'approved' : 'rejected',
        name: input.name ?? place.name,
        decidedAt: this.clock.now().toISOString(),
        decidedBy: caller.actor,
      };
      await this.repository.decide(tx, decided);
      await this.record(tx, decided, 'learned-place.decided.v1', caller.actor);
      return decided;
    });
  }

  private async record(
    tx: Tx,
    place: LearnedPlace,
    type: EventOf<'learned_place'>,
    actor: Actor,
  ): Promise<void> {
    await this.journal.append(tx, {
      type,
      entity: 'learned_place',
      entityId: place.id,
      version: place.version,
      regionCode: place.regionCode,
      incidentId: place.incidentId,
      actor,
      data: place,
    });
  }
}
