import { isPlaceUnsure, type ResponseTimeReport, type TimelineEntry } from '#siaga/contracts';
import type { CallFigure } from '#siaga/calls';
import type { PastIncident } from '#siaga/dispatch';
import type { CrewShift } from '#siaga/fleet';
import type { PrintedBlock, PrintedPaper, PrintedRow } from '../print/printed.js';
import { StoryWords } from '../sheet/story-words.js';
import type { FileWords } from '../words/file-words.js';
import { fill, type PaperFormat } from '../words/paper-format.js';
import { reasonIn } from '../words/words-of.js';

/** A unit that went out of service, or came back. */
export interface ServiceChange {
  readonly at: string;
  readonly by: string;
  readonly unit: string;
  /** Why it is out; null when it came back. */
  readonly reason: string | null;
}

/** All that a shift's log tells of. */
export interface ShiftFacts {
  readonly centre: string;
  /** In words. */
  readonly region: string;
  readonly from: string;
  readonly to: string;
  readonly printedBy: string;
  readonly printedAt: string;
  /** Oldest first, and so are all the lists. */
  readonly incidents: readonly PastIncident[];
  readonly calls: readonly CallFigure[];
  readonly times: ResponseTimeReport['intervals'];
  readonly alerts: readonly TimelineEntry[];
  readonly handovers: readonly TimelineEntry[];
  readonly services: readonly ServiceChange[];
  readonly crews: readonly CrewShift[];
}

type Column = readonly [head: string, share: number];

/** Lines of one list: a paper says when there were more. */
export const MOST_SHIFT_LINES = 2_000;
const DROPPED: readonly CallFigure['disposition'][] = ['dropped', 'ghost'];

/** Writes down what happened in a shift. */
export class ShiftLog {
  private readonly own: FileWords['shift'];

  constructor(
    private readonly facts: ShiftFacts,
    private readonly words: FileWords,
    private readonly format: PaperFormat,
  ) {
    this.own = words.shift;
  }

  paper(): PrintedPaper {
    const { centre, region, from, to, printedBy, printedAt } = this.facts;
    const { own, format, words } = this;
    const { zone } = format;
    const span = { from: format.dayTime(from), to: format.dayTime(to) };
    return {
      title: fill(own.title, { region }),
      language: format.language,
      about: fill(own.about, { centre, zone, ...span }),
      foot: fill(words.sheet.foot, { name: printedBy, at: format.dayTime(printedAt), zone }),
      pageOf: words.sheet.pageOf,
      blocks: [
        ...this.part(own.counts, this.counts()),
        ...this.part(own.calls, this.calls()),
        ...this.part(own.times, this.times()),
        ...this.part(own.incidents, this.incidents()),
        ...this.part(own.alerts, this.told(this.facts.alerts)),
        ...this.part(own.handovers, this.told(this.facts.handovers)),
        ...this.part(own.outOfService, this.services()),
        ...this.part(own.duty, this.duty()),
      ],
    };
  }

  private part(text: string, blocks: readonly PrintedBlock[]): PrintedBlock[] {
    return [{ kind: 'heading', text }, ...blocks];
  }

  private counts(): PrintedBlock[] {
    const { incidents } = this.facts;
    const { own, words } = this;
    return [
      facts([
        [own.incidents, this.format.number(incidents.length)],
        [own.byColour, this.tally(incidents.map(({ triage }) => words.triage[triage ?? 'none']))],
        [own.byState, this.tally(incidents.map(({ status }) => words.incidentStatus[status]))],
        [
          own.byOutcome,
          this.tally(incidents.flatMap(({ outcome }) => (outcome ? words.outcome[outcome] : []))),
        ],
        [own.byComplaint, this.tally(incidents.map(({ complaint }) => words.complaint[complaint]))],
      ]),
    ];
  }

  /** `Merah 3, Kuning 1`: the most first. */
  private tally(names: readonly string[], weights?: readonly number[]): string {
    const sums = new Map<string, number>();
    for (const [at, name] of names.entries()) sums.set(name, (sums.get(name) ?? 0) + (weights?.[at] ?? 1));
    const sorted = [...sums].sort(([, a], [, b]) => b - a);
    return sorted.map(([name, sum]) => `${name} ${this.format.number(sum)}`).join(', ');
  }

  private calls(): PrintedBlock[] {
    const { calls } = this.facts;
    const { own, words, format } = this;
    const sum = (of: (figure: CallFigure) => boolean): string =>
      format.number(calls.filter(of).reduce((total, figure) => total + figure.calls, 0));
    const ended = calls.filter(({ disposition }) => disposition !== null);
    const names = ended.map(({ disposition }) => (disposition ? words.disposition[disposition] : ''));
    return [
      facts([
        [own.all, sum(() => true)],
        [own.taken, sum(({ answeredBy }) => answeredBy !== null)],
        [
          own.dropped,
          sum(({ state, disposition }) => state === 'abandoned' || DROPPED.includes(disposition)),
        ],
        [own.prank, sum(({ disposition }) => disposition === 'prank')],
        [own.waiting, sum(({ state }) => state === 'ringing')],
        [
          own.ofThem,
          this.tally(
            names,
            ended.map((figure) => figure.calls),
          ),
        ],
      ]),
    ];
  }

  private times(): PrintedBlock[] {
    const { own, format, words } = this;
    const columns: Column[] = [
      [words.sheet.interval, 0.36],
      [own.count, 0.1],
      [own.median, 0.16],
      [own.ninth, 0.16],
      [own.within, 0.22],
    ];
    const length = (seconds: number | null): string => (seconds === null ? '' : format.length(seconds));
    const rows = this.facts.times.map(({ name, count, p50S, p90S, thresholdS, withinPct }): PrintedRow => {
      const within = withinPct === null ? '' : `: ${format.number(withinPct)}%`;
      return [
        own[name],
        format.number(count),
        length(p50S),
        length(p90S),
        thresholdS === null ? words.sheet.noTarget : `${format.length(thresholdS)}${within}`,
      ];
    });
    return [table(columns, rows)];
  }

  private incidents(): PrintedBlock[] {
    const { own, words, format } = this;
    const columns: Column[] = [
      [own.number, 0.2],
      [own.opened, 0.13],
      [own.what, 0.27],
      [own.where, 0.24],
      [own.units, 0.16],
    ];
    const row = (one: PastIncident): PrintedRow => [
      one.number,
      format.dayTime(one.openedAt),
      [
        `${words.complaint[one.complaint]}, ${words.triage[one.triage ?? 'none']}`,
        [words.incidentStatus[one.status], one.outcome && words.outcome[one.outcome]]
          .filter(Boolean)
          .join(', '),
        one.closedAt && `${own.over} ${format.dayTime(one.closedAt)}`,
      ]
        .filter(Boolean)
        .join('\n'),
      [format.place(one.place), isPlaceUnsure(one.place) && words.sheet.unsure].filter(Boolean).join('\n'),
      one.units.join(', '),
    ];
    return this.list(columns, this.facts.incidents, row);
  }

  private told(entries: readonly TimelineEntry[]): PrintedBlock[] {
    const { format, words } = this;
    const columns: Column[] = [
      [words.sheet.when, 0.2],
      [words.sheet.what, 0.58],
      [words.sheet.who, 0.22],
    ];
    const lines = new StoryWords(words, format, new Map()).tell(entries);
    return this.list(columns, lines, ({ at, sentence, by }) => [format.dayTime(at), sentence, by]);
  }

  private services(): PrintedBlock[] {
    const { format, words } = this;
    const columns: Column[] = [
      [words.sheet.when, 0.2],
      [words.sheet.what, 0.58],
      [words.sheet.who, 0.22],
    ];
    return this.list(columns, this.facts.services, ({ at, by, unit, reason }) => [
      format.dayTime(at),
      this.service(unit, reason),
      by,
    ]);
  }

  private service(unit: string, reason: string | null): string {
    const { isBack, isOut, noReason } = this.own;
    if (reason === null) return fill(isBack, { unit });
    return fill(isOut, { unit, reason: reasonIn(this.words, reason) || noReason });
  }

  private duty(): PrintedBlock[] {
    const { calls, crews } = this.facts;
    const { own, format, words } = this;
    const answered = calls.filter(({ answeredBy }) => answeredBy !== null);
    const by = this.tally(
      answered.map(({ answeredBy }) => answeredBy ?? ''),
      answered.map((figure) => figure.calls),
    );
    const columns: Column[] = [
      [words.sheet.unit, 0.24],
      [own.person, 0.32],
      [own.since, 0.22],
      [own.until, 0.22],
    ];
    return [
      facts([[own.operator, by || own.none]]),
      ...this.list(columns, crews, ({ callSign, name, signedOnAt, signedOffAt }) => [
        callSign,
        name,
        format.dayTime(signedOnAt.toISOString()),
        signedOffAt === null ? own.still : format.dayTime(signedOffAt.toISOString()),
      ]),
    ];
  }

  /** A table of them, or that there is none; a paper says when it leaves off. */
  private list<T>(
    columns: readonly Column[],
    items: readonly T[],
    row: (item: T) => PrintedRow,
  ): PrintedBlock[] {
    if (items.length === 0) return [{ kind: 'text', text: this.own.none }];
    const isMore = items.length > MOST_SHIFT_LINES;
    const more = fill(this.own.more, { n: this.format.number(MOST_SHIFT_LINES) });
    return [
      table(columns, items.slice(0, MOST_SHIFT_LINES).map(row)),
      ...(isMore ? [{ kind: 'text', text: more } as const] : []),
    ];
  }
}

function facts(rows: readonly (readonly [string, string])[]): PrintedBlock {
  return { kind: 'facts', rows: rows.filter(([, value]) => value !== '') };
}

function table(columns: readonly Column[], rows: readonly PrintedRow[]): PrintedBlock {
  return { kind: 'table', columns: columns.map(([head, share]) => ({ head, share })), rows };
}
