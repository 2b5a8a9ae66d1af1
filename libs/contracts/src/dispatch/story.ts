import type { TimelineEntry } from './incident.js';

type Summary = TimelineEntry['summary'];
type Told = Pick<TimelineEntry, 'type' | 'entity' | 'summary'>;

/** A sentence of the story: its key under `story` and what it speaks of. */
export interface StoryLine {
  key: string;
  facts: Summary;
}

/** What happened, as the middle of `assignment.taken-back.v1` says it. */
function eventOf(type: string): string {
  return (type.split('.')[1] ?? '').replaceAll('-', '_');
}

const isKnown = (value: string | number | null | undefined): value is string | number =>
  value !== null && value !== undefined && value !== '';

/** What of these is no longer as the entry before told it; all of them are new where there is none. */
function changed(now: Summary, before: Summary | undefined, keys: readonly string[]): string[] {
  return keys.filter((key) => isKnown(now[key]) && now[key] !== before?.[key]);
}

const INCIDENT_CHANGES = ['complaint', 'triage', 'patientCount'];
const CALL_STATES = ['answered', 'abandoned'];

const DOUBTS = ['doubt', 'vagueM'];
const DOUBT_LINES: Record<string, string> = { doubt: 'place_doubted', vagueM: 'place_vague' };

/** Whether a place is one at which a crew may find nobody, where that is news; that it is no more where it was before. */
function doubtLines(summary: Summary, before: Summary | undefined): string[] {
  const news = changed(summary, before, DOUBTS);
  if (news.length > 0) return news.flatMap((name) => DOUBT_LINES[name] ?? []);
  const isSureNow = DOUBTS.every((name) => summary[name] === null);
  return isSureNow && DOUBTS.some((name) => isKnown(before?.[name])) ? ['place_sure'] : [];
}

function callLine(told: Told, before: Summary | undefined): string[] {
  return [
    ...callEvent(told, before),
    ...(changed(told.summary, before, ['doubt']).length > 0 ? ['place_doubted'] : []),
  ];
}

function callEvent({ type, summary }: Told, before: Summary | undefined): string[] {
  const event = eventOf(type);
  if (event === 'received') return [isKnown(summary['line']) ? 'received_on' : 'received'];
  if (event !== 'updated') return [event];
  const state = changed(summary, before, ['state']).length > 0 ? String(summary['state']) : '';
  return [CALL_STATES.includes(state) ? state : 'updated'];
}

function incidentLine(told: Told, before: Summary | undefined): string[] {
  return [...incidentEvent(told, before), ...doubtLines(told.summary, before)];
}

function incidentEvent({ type, summary }: Told, before: Summary | undefined): string[] {
  const event = eventOf(type);
  if (event === 'opened' && isKnown(summary['otherNumber'])) return ['split_off'];
  if (event === 'opened') return [isKnown(summary['triage']) ? 'opened_triaged' : 'opened'];
  if (event !== 'updated') return [event];
  const changes = before ? changed(summary, before, INCIDENT_CHANGES) : [];
  return changes.length > 0 ? changes : ['updated'];
}

function assignmentLine({ type, summary }: Told, before: Summary | undefined): string[] {
  const event = eventOf(type);
  if (event === 'offered') {
    if (isKnown(summary['lacks'])) return ['offered_lacking'];
    return [Number(summary['chainPosition'] ?? 1) > 1 ? 'offered_next' : 'offered'];
  }
  if (event === 'advanced') return [String(summary['status'])];
  if (event === 'updated') {
    const isNew = changed(summary, before, ['destination']).length > 0;
    return [isNew ? 'destination' : 'updated'];
  }
  const takesReason = ['declined', 'withdrawn', 'cancelled', 'released'].includes(event);
  return [takesReason && isKnown(summary['reason']) ? `${event}_because` : event];
}

function inboundLine({ type, summary }: Told, before: Summary | undefined): string[] {
  const event = eventOf(type);
  const status = changed(summary, before, ['status']).length > 0 ? String(summary['status']) : '';
  if (event === 'updated') return [status === 'arrived' ? 'arrived' : 'updated'];
  if (event === 'closed') return [summary['status'] === 'handed_over' ? 'handed_over' : 'closed'];
  return [event];
}

const LINES: Record<string, (entry: Told, before: Summary | undefined) => string[]> = {
  call: callLine,
  incident: incidentLine,
  assignment: assignmentLine,
  inbound: inboundLine,
};

/** The sentences of one entry; `before` is what the entry before it told of the same thing. */
export function storyLines(entry: Told, before: Summary | undefined): StoryLine[] {
  const names = LINES[entry.entity]?.(entry, before) ?? [eventOf(entry.type)];
  return names.map((name) => ({ key: `${entry.entity}.${name}`, facts: entry.summary }));
}

/** The sentences of a whole story, oldest entry first. */
export function storyOf<T extends Told & Pick<TimelineEntry, 'entityId'>>(
  entries: readonly T[],
): { entry: T; lines: readonly StoryLine[] }[] {
  const told = new Map<string, Summary>();
  return entries.map((entry) => {
    const lines = storyLines(entry, told.get(entry.entityId));
    told.set(entry.entityId, entry.summary);
    return { entry, lines };
  });
}
