import {
  FacilityCapability,
  storyOf,
  UnitCapability,
  type StoryLine,
  type TimelineEntry,
} from '#siaga/contracts';
import type { FileWords } from '../words/file-words.js';
import { fill, type PaperFormat } from '../words/paper-format.js';
import { reasonIn } from '../words/words-of.js';

type Facts = StoryLine['facts'];
type Words = Record<string, string>;

/** A line of a story in words. */
export interface ToldLine {
  readonly at: string;
  readonly sentence: string;
  readonly by: string;
}

/** Less than this is the way of the clock, not of the road. */
const SAID_S = 30;
const GROUPS = {
  complaint: 'complaint',
  triage: 'triage',
  outcome: 'outcome',
  reason: 'reason',
  doubt: 'fixDoubt',
} as const;

const wordIn = (group: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(group, code) ? group[code] : undefined;

/** Says the story of a case in the sentences of the screens. */
export class StoryWords {
  constructor(
    private readonly words: FileWords,
    private readonly format: PaperFormat,
    private readonly facilities: ReadonlyMap<string, string>,
  ) {}

  /** Oldest first. */
  tell(entries: readonly TimelineEntry[]): ToldLine[] {
    return storyOf(entries).map(({ entry, lines }) => ({
      at: entry.at,
      sentence: lines.map((line) => this.sentence(line)).join(' '),
      by: entry.actor.name,
    }));
  }

  /** The sentence of an alert of these facts; empty for a kind that has none. */
  alert(facts: Facts): string {
    const words = this.known(facts);
    const sentence = wordIn(this.words.alert, String(facts['kind'] ?? ''));
    return sentence === undefined ? '' : fill(sentence, { ...words, ...this.noticed(facts) });
  }

  private sentence({ key, facts }: StoryLine): string {
    const [entity = '', name = ''] = key.split('.');
    const group = Object.hasOwn(this.words.story, entity) ? this.words.story[entity] : undefined;
    const found = typeof group === 'object' ? wordIn(group, name) : undefined;
    const sentence = found ?? this.words.story.other;
    return fill(sentence, { ...this.known(facts), alert: this.alert(facts) });
  }

  private known(facts: Facts): Words {
    const { thatUnit, otherIncident, story } = this.words;
    const known: Words = { unitCallSign: thatUnit, incidentNumber: otherIncident };
    for (const [name, value] of Object.entries(facts))
      if (value !== null) known[name] = this.word(name, String(value));
    if (known['lacks'] !== undefined) known['lacks'] = this.capabilities(known['lacks']);
    known['facility'] = this.facilities.get(known['facilityId'] ?? '') ?? story.thatFacility;
    known['facilityName'] ??= known['facility'];
    known['radius'] = this.format.accuracy(Number(facts['vagueM'] ?? 0));
    return known;
  }

  private word(name: string, value: string): string {
    const group = Object.hasOwn(GROUPS, name) ? GROUPS[name as keyof typeof GROUPS] : null;
    return (group && wordIn(this.words[group], value)) ?? value;
  }

  private capabilities(names: string): string {
    return names
      .split(' ')
      .map((name) => {
        const ofUnit = UnitCapability.safeParse(name);
        if (ofUnit.success) return this.words.unitCapability[ofUnit.data];
        const ofFacility = FacilityCapability.safeParse(name);
        return ofFacility.success ? this.words.facilityCapability[ofFacility.data] : name;
      })
      .join(', ');
  }

  /** Parts of an alert's sentence that are no words yet. */
  private noticed(facts: Facts): Words {
    const { noticePart } = this.words;
    const { reason, missing, movedM, closure, laterS, aheadS, waitedS } = facts;
    const status = String(facts['status'] ?? '');
    const ahead = Number(aheadS ?? 0);
    const later = Number(laterS);
    return {
      because: reason ? fill(noticePart.because, { reason: reasonIn(this.words, String(reason)) }) : '',
      missing: this.capabilities(String(missing ?? '')),
      moved: this.format.distance(Number(movedM ?? 0)),
      status: (wordIn(this.words.assignmentStatus, status) ?? status).toLowerCase(),
      waited: this.format.span(Number(waitedS ?? 0)),
      closed: closure === 'flooded' ? noticePart.flooded : noticePart.closed,
      later:
        laterS === undefined || laterS === null
          ? noticePart.laterUnknown
          : later < SAID_S
            ? noticePart.sameTime
            : fill(noticePart.later, { span: this.format.span(later) }),
      offset: fill(ahead < 0 ? noticePart.slow : noticePart.fast, {
        span: this.format.span(Math.abs(ahead)),
      }),
    };
  }
}
