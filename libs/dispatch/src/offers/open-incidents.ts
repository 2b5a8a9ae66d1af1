import { Inject, Injectable } from '@nestjs/common';
import { isLive, type Incident } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { IncidentRepository } from '../store/incident.repository.js';

/** Far more than a centre works on at a time; the oldest go first. */
const MOST_KEPT = 5_000;

/**
 * Open incidents that this process has heard of, so that an offer need not read its incident first. May lag behind the
 * database: who writes by it makes the statement compare the version.
 */
@Injectable()
export class OpenIncidents {
  private readonly incidents = new Map<string, Incident>();

  constructor(
    feed: JournalFeed,
    @Inject(IncidentRepository) private readonly stored: Pick<IncidentRepository, 'byId'>,
  ) {
    feed.subscribe((row) => this.hear(row));
  }

  get(id: string): Incident | null {
    return this.incidents.get(id) ?? null;
  }

  /** As `get`; one that is not known here is read and kept. Null when there is none. */
  async read(id: string): Promise<Incident | null> {
    const known = this.get(id);
    if (known) return known;
    const incident = await this.stored.byId(id);
    if (incident) this.keep(incident);
    return incident;
  }

  /** Takes an incident as it was read. */
  keep(incident: Incident): void {
    const known = this.incidents.get(incident.id);
    if (known && known.version > incident.version) return;
    this.incidents.delete(incident.id);
    if (!isLive(incident)) return;
    this.incidents.set(incident.id, incident);
    if (this.incidents.size > MOST_KEPT) this.dropOldest();
  }

  /** Forgets what turned out to be out of date. */
  forget(id: string): void {
    this.incidents.delete(id);
  }

  private hear(row: JournalRow): void {
    if (row.entity === 'incident') this.keep(row.data);
  }

  private dropOldest(): void {
    const [oldest] = this.incidents.keys();
    if (oldest !== undefined) this.incidents.delete(oldest);
  }
}
