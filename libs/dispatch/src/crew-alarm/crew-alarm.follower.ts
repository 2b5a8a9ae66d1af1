import { Injectable } from '@nestjs/common';
import { Assignment } from '#siaga/contracts';
import { FleetService } from '#siaga/fleet';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { Messenger, Outbox, PushDevices } from '#siaga/messaging';
import type { Tx } from '#siaga/persistence';
import { offerNotice } from './offer-notice.text.js';

const OFFERED = 'assignment.offered.v1';
/** After one of these nobody needs to be rung. */
const ENDED = ['accepted', 'declined', 'expired', 'withdrawn', 'cancelled', 'released'].map(
  (word) => `assignment.${word}.v1`,
);
/** Where the crew app opens an offer. */
const CREW_APP = '/crew/';

/**
 * Rings the phones of a unit's crew for an offer, also when the app is closed. The socket stays the first way: this one is best
 * effort, and the offer's own clock decides.
 */
@FollowsJournal()
@Injectable()
export class CrewAlarm implements JournalFollower {
  readonly name = 'crew-alarm';
  readonly streams = ['dispatch'] as const;
  readonly types = new Set([OFFERED, ...ENDED]);

  constructor(
    private readonly fleet: FleetService,
    private readonly devices: PushDevices,
    private readonly messenger: Messenger,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  readonly handle = async (tx: Tx, rows: readonly JournalRow[]): Promise<void> => {
    for (const row of rows) {
      if (row.type === OFFERED) await this.ring(tx, Assignment.parse(row.data));
      else await this.outbox.cancel(tx, row.entityId, [offerNotice.key]);
    }
  };

  private async ring(tx: Tx, offer: Assignment): Promise<void> {
    const dueAt = offer.dueAt === null ? null : new Date(offer.dueAt);
    // Read late, after a restart: what has run out rings nobody.
    if (dueAt === null || dueAt <= this.clock.now()) return;
    const crew = await this.fleet.crewOf(tx, offer.unitId);
    for (const device of await this.devices.of(tx, crew)) {
      await this.messenger.tell(tx, offerNotice, {
        to: {
          channel: 'push',
          device,
          language: device.language,
          url: `${CREW_APP}?assignment=${offer.id}`,
          topicId: offer.id,
        },
        variables: { callSign: offer.unitCallSign, place: offer.job.place.label },
        regionCode: offer.regionCode,
        subjectId: offer.id,
        onceKey: `crew-alarm:${offer.id}:${device.id}`,
        expiresAt: dueAt,
      });
    }
  }
}
