import {
  type Assignment,
  type Inbound,
  type Incident,
  isLive,
  type Triage,
  WORK_STAGES,
} from '#siaga/contracts';
import { type IncidentLine, incidentLine } from './incident-line.js';

/** Not triaged may be anything: it stands before what is known to be able to wait. */
const URGENCY: Record<Triage | 'none', number> = { merah: 0, kuning: 1, none: 2, hijau: 3, hitam: 4 };

const rankOf = ({ stage, incident }: IncidentLine): number =>
  WORK_STAGES.indexOf(stage) * 10 + URGENCY[incident.triage ?? 'none'];

/** What nobody has done first, then by triage, then the oldest; what only waits to be closed last. */
function byNeed(a: IncidentLine, b: IncidentLine): number {
  const [one, other] = [a.incident, b.incident];
  return rankOf(a) - rankOf(b) || compare(one.openedAt, other.openedAt) || compare(one.id, other.id);
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Running incidents as the screen shows them. */
export interface IncidentLines {
  /** All, in the order in which they are shown. */
  all: readonly IncidentLine[];
  /** Red ones that still need somebody: always in sight. */
  red: readonly IncidentLine[];
  others: readonly IncidentLine[];
}

const isRed = ({ incident, stage }: IncidentLine): boolean => incident.triage === 'merah' && stage !== 'done';

interface Known {
  incident: Incident;
  jobs: readonly Assignment[];
  inbounds: readonly (Inbound | undefined)[];
  line: IncidentLine;
}

const areSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

const NO_JOBS: readonly Assignment[] = [];

/** Keeps the lines from one state of the store to the next: a line of which nothing changed stays the same object, so that its row is not drawn again. */
export class IncidentBook {
  private known = new Map<string, Known>();
  private lines: IncidentLines = { all: [], red: [], others: [] };
  private given: readonly unknown[] = [];

  read(
    incidents: ReadonlyMap<string, Incident>,
    jobsOf: ReadonlyMap<string, readonly Assignment[]>,
    inbounds: ReadonlyMap<string, Inbound>,
  ): IncidentLines {
    const given = [incidents, jobsOf, inbounds];
    if (areSame(given, this.given)) return this.lines;
    this.given = given;
    const byJob = new Map<string, Inbound>();
    for (const inbound of inbounds.values())
      if (inbound.arrivedAt === null) byJob.set(inbound.assignmentId, inbound);
    const next = new Map<string, Known>();
    for (const incident of incidents.values())
      if (isLive(incident))
        next.set(incident.id, this.line(incident, jobsOf.get(incident.id) ?? NO_JOBS, byJob));
    this.known = next;
    const sorted = [...next.values()].map(({ line }) => line).sort(byNeed);
    const [red, others] = [sorted.filter(isRed), sorted.filter((line) => !isRed(line))];
    this.lines = { all: [...red, ...others], red, others };
    return this.lines;
  }

  private line(incident: Incident, jobs: readonly Assignment[], byJob: ReadonlyMap<string, Inbound>): Known {
    const inbounds = jobs.map(({ id }) => byJob.get(id));
    const known = this.known.get(incident.id);
    if (known?.incident === incident && areSame(known.jobs, jobs) && areSame(known.inbounds, inbounds))
      return known;
    return { incident, jobs, inbounds, line: incidentLine(incident, jobs, (id) => byJob.get(id)) };
  }
}
