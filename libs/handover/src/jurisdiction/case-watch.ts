import { Inject, Injectable } from '@nestjs/common';
import { isLive, type Incident, type Jurisdiction } from '#siaga/contracts';
import { IncidentService } from '#siaga/dispatch';
import { LOGGER, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { CaseReviews, type AskedCase, type KnownCase } from './case-reviews.js';
import { JurisdictionService } from './jurisdiction.service.js';

const INTERVAL_MS = 1_000;

/**
 * Judges open cases anew when a border or a centre changed, and says so of those that became another's. What was so when the case was
 * first seen is no change: its operator had it before the eyes.
 */
@Injectable()
export class CaseWatch extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly reviews: CaseReviews,
    private readonly incidents: IncidentService,
    private readonly jurisdictions: JurisdictionService,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'cases cannot be judged anew');
  }

  protected turn(): Promise<number> {
    return this.runDue();
  }

  /** Judges every case that was asked for; gives how many. One that fails keeps no other waiting, and is tried again. */
  async runDue(): Promise<number> {
    const seen: string[] = [];
    const failed: unknown[] = [];
    for (let asked = await this.reviews.next(seen); asked !== null; asked = await this.reviews.next(seen)) {
      seen.push(asked.incidentId);
      await this.look(asked).catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw failed[0];
    return seen.length;
  }

  private async look(asked: AskedCase): Promise<void> {
    const id = asked.incidentId;
    const incident = await this.incidents.current(id);
    // Judged before anything is held: it reads by connections of its own.
    const judged = incident && isLive(incident) ? await this.judge(incident) : null;
    await this.database.transaction(async (tx) => {
      const known = await this.reviews.hold(tx, asked);
      if (known === null) return;
      if (judged === null) await this.reviews.forget(tx, [id]);
      else await this.compare(tx, known, judged);
    });
  }

  private async compare(
    tx: Parameters<CaseReviews['keep']>[0],
    known: KnownCase,
    judged: Jurisdiction,
  ): Promise<void> {
    const { isOwn, centre, regency } = judged;
    const centreId = centre?.id ?? null;
    await this.reviews.keep(tx, { incidentId: known.incidentId, centreId, isOwn });
    if (isOwn) await this.incidents.setElsewhere(tx, known.incidentId, null);
    else if (known.isOwn !== null && (known.isOwn || known.centreId !== centreId))
      await this.incidents.setElsewhere(tx, known.incidentId, {
        centreId,
        centre: centre?.name ?? regency?.name ?? '',
      });
  }

  private judge({ place, regionCode }: Incident): Promise<Jurisdiction> {
    const { lon, lat } = place.point;
    return this.jurisdictions.judge({ lon, lat, accuracyM: place.accuracyM, regionCode });
  }
}
