import { Injectable } from '@nestjs/common';
import { Assignment } from '#siaga/contracts';
import { FleetService } from '#siaga/fleet';
import { FollowsJournal, type JournalFollower, type JournalRow } from '#siaga/journal';
import { Clock } from '#siaga/kernel';
import { Messenger, Outbox, PushDevices, type PushDevice } from '#siaga/messaging';
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
    const devices = await this.devicesOf(tx, rows);
    for (const row of rows) {
      if (row.type !== OFFERED) await this.outbox.cancel(tx, row.entityId, [offerNotice.key]);
      else if (row.unitId !== null) await this.ring(tx, row.data, devices.get(row.unitId) ?? []);
    }
  };

  /** By unit, of all the offers at once: most often nobody has a phone to ring. */
  private async devicesOf(tx: Tx, rows: readonly JournalRow[]): Promise<Map<string, PushDevice[]>> {
    const unitIds = rows.flatMap(({ type, unitId }) => (type === OFFERED && unitId !== null ? [unitId] : []));
    const crews = unitIds.length === 0 ? new Map<string, string[]>() : await this.fleet.crewsOf(tx, unitIds);
    if (crews.size === 0) return new Map();
    const devices = await this.devices.of(tx, [...crews.values()].flat());
    return new Map(
      [...crews].map(([unitId, crew]) => [unitId, devices.filter(({ ownerId }) => crew.includes(ownerId))]),
    );
  }

  private async ring(tx: Tx, data: unknown, devices: readonly PushDevice[]): Promise<void> {
    if (devices.length === 0) return;
    const offer = Assignment.parse(data);
    const dueAt = offer.dueAt === null ? null : new Date(offer.dueAt);
    // Read late, after a restart: what has run out rings nobody.
    if (dueAt === null || dueAt <= this.clock.now()) return;
    for (const device of devices) {
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
