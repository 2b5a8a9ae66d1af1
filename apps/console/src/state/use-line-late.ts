import { type LateAfter } from '#siaga/contracts';
import { useEntities, useLateAfter } from '#siaga/web-kit';
import { type IncidentLine, lateWithoutUnit } from './incident-line.js';

/** When the clock of a line is late: that of its leading unit, or that nobody is sent. */
export function useLineLate(line: IncidentLine): LateAfter | null {
  const times = useEntities((state) => state.lateTimes);
  const ofUnit = useLateAfter(line.active[0]);
  return line.active.length > 0 ? ofUnit : lateWithoutUnit(line, times);
}
