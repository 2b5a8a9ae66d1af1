import {
  isPlaceUnsure,
  VAGUE_M,
  type Assignment,
  type Call,
  type Inbound,
  type Incident,
  type Needs,
  type Place,
  type TimelineEntry,
} from '#siaga/contracts';
import type { PrintedBlock, PrintedPaper, PrintedRow } from '../print/printed.js';
import type { FileWords } from '../words/file-words.js';
import { fill, type PaperFormat } from '../words/paper-format.js';
import { reasonIn } from '../words/words-of.js';
import { responseSpans, type ResponseSpan } from './response-spans.policy.js';
import { StoryWords } from './story-words.js';

/** All that a sheet tells of. */
export interface SheetFacts {
  readonly centre: string;
  readonly printedBy: string;
  readonly printedAt: string;
  readonly incident: Incident;
  /** Those that the reader may read. */
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  readonly inbounds: readonly Inbound[];
  readonly facilities: ReadonlyMap<string, string>;
  /** Of the place, in words. */
  readonly region: string;
  readonly entries: readonly TimelineEntry[];
  /** Changes of its story that cannot be read. */
  readonly leftOut: number;
  /** Seconds within which a part should lie. */
  readonly targets: Readonly<Partial<Record<ResponseSpan['name'], number>>>;
}

type Fact = readonly [name: string, value: string];
type Column = readonly [head: string, share: number];

/** Lines of a story beyond this are left to the screen; the paper says how many. */
const MOST_LINES = 1_000;

const known = (facts: readonly Fact[]): Fact[] => facts.filter(([, value]) => value !== '');
const lines = (texts: readonly (string | null)[]): string => texts.filter(Boolean).join('\n');

/** Writes an incident down on paper: what the screens tell of it, in their words, with nothing left out. */
export class IncidentSheet {
  private readonly own: FileWords['sheet'];

  constructor(
    private readonly facts: SheetFacts,
    private readonly words: FileWords,
    private readonly format: PaperFormat,
  ) {
    this.own = words.sheet;
  }

  paper(): PrintedPaper {
    const { centre, incident, printedBy, printedAt } = this.facts;
    const { zone } = this.format;
    return {
      title: fill(this.own.title, { number: incident.number }),
      language: this.format.language,
      about: fill(this.own.about, { centre, zone }),
      foot: fill(this.own.foot, { name: printedBy, at: this.format.dayTime(printedAt), zone }),
      pageOf: this.own.pageOf,
      blocks: [
        ...this.part('incident', this.incident()),
        ...this.part('place', this.place()),
        ...this.part('doubted', [{ kind: 'text', text: this.doubted() }]),
        ...this.part('calls', this.calls()),
        ...this.part('people', this.people()),
        ...this.part('units', this.units()),
        ...this.part('times', this.times()),
        ...this.part('hospital', this.hospital()),
        ...this.part('story', this.story()),
      ],
    };
  }

  private part(
    name: 'incident' | 'place' | 'doubted' | 'calls' | 'people' | 'units' | 'times' | 'hospital' | 'story',
    blocks: readonly PrintedBlock[],
  ): PrintedBlock[] {
    return blocks.length === 0 ? [] : [{ kind: 'heading', text: this.own[name] }, ...blocks];
  }

  private incident(): PrintedBlock[] {
    const { incident } = this.facts;
    const { own, words, format } = this;
    const { outcome, reopening, elsewhere } = incident;
    const by = (at: string, name: string): string => `${format.dayTime(at)}, ${name}`;
    return [
      facts([
        [
          own.state,
          [words.incidentStatus[incident.status], outcome && words.outcome[outcome]]
            .filter(Boolean)
            .join(', '),
        ],
        [own.complaint, words.complaint[incident.complaint]],
        [own.triage, this.triage()],
        [own.patients, format.number(incident.patientCount)],
        [own.needs, this.needs(incident.needs)],
        [own.opened, by(incident.openedAt, incident.openedBy.name)],
        [own.over, format.dayTime(incident.closedAt)],
        [own.closingNote, incident.closingNote ?? ''],
        [own.merged, incident.mergedInto?.number ?? ''],
        [own.split, incident.splitFrom?.number ?? ''],
        [own.reopened, reopening ? `${by(reopening.at, reopening.by.name)}: ${reopening.reason}` : ''],
        [own.elsewhere, elsewhere ? `${elsewhere.centre}, ${format.dayTime(elsewhere.since)}` : ''],
      ]),
    ];
  }

  /** The colour, and who set it when: the last change of the story that made it what it is. */
  private triage(): string {
    const { incident, entries } = this.facts;
    const triage = this.words.triage[incident.triage ?? 'none'];
    const own = entries.filter(({ entityId }) => entityId === incident.id);
    const setBy = own.find(
      ({ summary }, at) => 'triage' in summary && own.slice(at).every((later) => isSame(later, incident)),
    );
    if (!setBy || incident.triage === null) return triage;
    const complaint = this.words.complaint[incident.complaint];
    return fill(this.own.triageBy, {
      ...{ triage, complaint },
      ...{ name: setBy.actor.name, at: this.format.dayTime(setBy.at) },
    });
  }

  private needs({ unit, facility }: Needs): string {
    return [
      ...unit.map((name) => this.words.unitCapability[name]),
      ...facility.map((name) => this.words.facilityCapability[name]),
    ].join(', ');
  }

  private place(): PrintedBlock[] {
    const { region, incident } = this.facts;
    const { place } = incident;
    const { own, format } = this;
    const sure = place.isConfirmed ? own.confirmed : own.unconfirmed;
    return [
      facts([
        [own.where, place.label],
        [own.around, [place.context, region].filter(Boolean).join(', ')],
        [own.point, `${format.point(place.point)} (${format.accuracy(place.accuracyM)})`],
        [own.source, `${this.words.placeSource[place.source]}, ${sure}`],
        [own.certainty, isPlaceUnsure(place) ? this.unsure(place) : ''],
      ]),
    ];
  }

  /** What a crew at this place must know: that it may find nobody there. */
  private unsure({ doubt, accuracyM }: Place): string {
    const { own, words, format } = this;
    if (doubt !== undefined) return fill(own.notBelieved, { doubt: words.fixDoubt[doubt] });
    return fill(own.vague, { accuracy: format.accuracy(accuracyM), limit: format.accuracy(VAGUE_M) });
  }

  private doubted(): string {
    const { incident, calls } = this.facts;
    const { own, format } = this;
    const found = [
      this.doubtOf(own.ofIncident, incident.place),
      ...calls.flatMap(({ fixes }) =>
        fixes.map(({ place, at }) => this.doubtOf(fill(own.ofCall, { at: format.dayTime(at) }), place)),
      ),
      ...calls.map(({ saidAt, offeredAt }) =>
        saidAt === undefined
          ? null
          : fill(own.clockLine, { said: format.dayTime(saidAt), used: format.dayTime(offeredAt) }),
      ),
    ];
    return lines(found) || own.nothingDoubted;
  }

  private doubtOf(whose: string, { doubt, source, accuracyM, point }: Place): string | null {
    if (doubt === undefined) return null;
    return fill(this.own.doubtedLine, {
      ...{ whose, doubt: this.words.fixDoubt[doubt], source: this.words.placeSource[source] },
      ...{ accuracy: this.format.accuracy(accuracyM), point: this.format.point(point) },
    });
  }

  private calls(): PrintedBlock[] {
    const { calls, incident } = this.facts;
    const { own } = this;
    if (incident.callIds.length === 0) return [{ kind: 'text', text: own.noCall }];
    const hidden = incident.callIds.filter((id) => !calls.some((call) => call.id === id)).length;
    const columns: Column[] = [
      [own.rang, 0.17],
      [own.answered, 0.2],
      [own.caller, 0.23],
      [own.said, 0.4],
    ];
    return [
      ...(calls.length > 0
        ? [
            table(
              columns,
              calls.map((call) => this.call(call)),
            ),
          ]
        : []),
      ...(hidden > 0 ? [{ kind: 'text', text: fill(own.hiddenCalls, { n: hidden }) } as const] : []),
    ];
  }

  private call(call: Call): PrintedRow {
    const { own, words, format } = this;
    const { callerName, callerNumber } = call.personal;
    const number = callerNumber === null ? own.unknownCaller : format.phone(callerNumber);
    const state = call.disposition ? words.disposition[call.disposition] : words.callState[call.state];
    return [
      format.dayTime(call.offeredAt),
      lines([format.dayTime(call.answeredAt), call.answeredBy?.name ?? null]),
      lines([callerName, number]),
      lines([[state, call.line].filter(Boolean).join(', '), call.locationText, call.note]),
    ];
  }

  private people(): PrintedBlock[] {
    const { patients, notes, callbackNumber } = this.facts.incident.personal;
    const { own, format } = this;
    const columns: Column[] = [
      [own.name, 0.3],
      [own.sex, 0.15],
      [own.age, 0.1],
      [own.condition, 0.45],
    ];
    const rows = patients.map(({ name, sex, ageYears, condition }) => [
      name ?? '',
      sex ? own[sex] : '',
      ageYears === null ? '' : format.number(ageYears),
      condition ?? '',
    ]);
    const written = known([
      [own.callback, callbackNumber === null ? '' : format.phone(callbackNumber)],
      [own.notes, notes ?? ''],
    ]);
    return [
      ...(rows.length > 0 ? [table(columns, rows)] : []),
      ...(written.length > 0 ? [facts(written)] : []),
    ];
  }

  private units(): PrintedBlock[] {
    const { assignments } = this.facts;
    const { own } = this;
    if (assignments.length === 0) return [{ kind: 'text', text: own.noUnit }];
    const columns: Column[] = [
      [own.unit, 0.16],
      [own.what, 0.34],
      [own.when, 0.2],
      [own.how, 0.3],
    ];
    return [
      table(
        columns,
        assignments.flatMap((assignment) => this.unit(assignment)),
      ),
    ];
  }

  /** What became of one job, then each of its times, a corrected one beside what corrects it. */
  private unit(assignment: Assignment): PrintedRow[] {
    const { own, words, format } = this;
    const { reason, note, lacks, destination, offeredBy, offeredAt, status, unitCallSign } = assignment;
    const because = reason && reasonIn(words, reason);
    const about = known([
      [own.reason, [because, note].filter(Boolean).join(', ')],
      [own.lacks, lacks.map((name) => words.unitCapability[name]).join(', ')],
      [own.destination, destination?.name ?? ''],
      [own.allTheSame, destination?.reason === undefined ? '' : reasonIn(words, destination.reason)],
    ]).map(([name, value]) => `${name}: ${value}`);
    const asked = fill(own.offeredBy, { name: offeredBy.name, at: format.time(offeredAt) });
    return [
      [unitCallSign, lines([words.assignmentStatus[status], ...about]), format.dayTime(offeredAt), asked],
      ...assignment.stamps.map((stamp): PrintedRow => {
        const by = `${words.stampSource[stamp.source]}, ${stamp.by.name}`;
        const corrected = fill(own.corrected, { name: stamp.by.name, note: stamp.note ?? '' });
        const how = stamp.supersedesId === null ? by : corrected;
        return [unitCallSign, words.stamp[stamp.name], format.dayTime(stamp.at), how];
      }),
    ];
  }

  private times(): PrintedBlock[] {
    const { incident, assignments, targets } = this.facts;
    const { own } = this;
    const columns: Column[] = [
      [own.interval, 0.46],
      [own.took, 0.18],
      [own.target, 0.36],
    ];
    const rows = responseSpans(incident, assignments).map((span): PrintedRow => {
      const part = fill(own[span.name], { unit: span.unit ?? '' });
      return [part, this.took(span), this.against(span, targets[span.name])];
    });
    return [table(columns, rows)];
  }

  private took({ seconds }: ResponseSpan): string {
    if (seconds === null) return this.own.notYet;
    return seconds < 0 ? this.own.backwards : this.format.length(seconds);
  }

  private against({ seconds }: ResponseSpan, targetS: number | undefined): string {
    if (targetS === undefined) return this.own.noTarget;
    const target = this.format.length(targetS);
    if (seconds === null || seconds < 0) return target;
    const over = seconds - targetS;
    const verdict = over <= 0 ? this.own.kept : fill(this.own.missed, { by: this.format.length(over) });
    return `${target}: ${verdict}`;
  }

  private hospital(): PrintedBlock[] {
    const { inbounds, facilities } = this.facts;
    const { own, format, words } = this;
    if (inbounds.length === 0) return [{ kind: 'text', text: own.noHospital }];
    const columns: Column[] = [
      [own.facility, 0.26],
      [own.unit, 0.14],
      [own.announced, 0.15],
      [own.acknowledged, 0.15],
      [own.arrived, 0.15],
      [own.handedOver, 0.15],
    ];
    const rows = inbounds.map((one): PrintedRow => [
      lines([facilities.get(one.facilityId) ?? words.story.thatFacility, words.inboundStatus[one.status]]),
      one.unitCallSign,
      format.dayTime(one.announcedAt),
      lines([format.dayTime(one.acknowledgedAt), one.acknowledgedBy?.name ?? null]),
      format.dayTime(one.arrivedAt),
      format.dayTime(one.handedOverAt),
    ]);
    return [table(columns, rows)];
  }

  private story(): PrintedBlock[] {
    const { own, format, facts: given } = this;
    const told = new StoryWords(this.words, format, given.facilities).tell(given.entries);
    const left = Math.max(0, told.length - MOST_LINES);
    const columns: Column[] = [
      [own.when, 0.2],
      [own.what, 0.58],
      [own.who, 0.22],
    ];
    const rows = told.slice(left).map(({ at, sentence, by }) => [format.dayTime(at), sentence, by]);
    return [
      ...(given.leftOut > 0
        ? [{ kind: 'text', text: fill(own.leftOut, { n: given.leftOut }) } as const]
        : []),
      ...(left > 0 ? [{ kind: 'text', text: fill(own.moreLines, { n: left }) } as const] : []),
      table(columns, rows),
    ];
  }
}

function isSame({ entity, summary }: TimelineEntry, { triage }: Incident): boolean {
  return entity !== 'incident' || !('triage' in summary) || summary['triage'] === triage;
}

function facts(rows: readonly Fact[]): PrintedBlock {
  return { kind: 'facts', rows: known(rows) };
}

function table(columns: readonly Column[], rows: readonly PrintedRow[]): PrintedBlock {
  return { kind: 'table', columns: columns.map(([head, share]) => ({ head, share })), rows };
}
