import type { CaseAlarm, OwnAlarm } from '#siaga/contracts';

/** An alarm as the person who pressed sees it. */
export function ownAlarm(
  { id, pressedAt, takenBackAt, answeredAt, incidentId, help, endedAt }: CaseAlarm,
  mistakeLastsMs: number,
): OwnAlarm {
  return {
    ...{ id, pressedAt },
    mistakeUntil: new Date(Date.parse(pressedAt) + mistakeLastsMs).toISOString(),
    isTakenBack: takenBackAt !== null,
    isAnswered: answeredAt !== null || incidentId !== null,
    help: help?.step ?? null,
    isOver: endedAt !== null,
  };
}
