import { isInRegion, type MonitoringProgram } from '#siaga/contracts';

/** Whether people of a region may be followed up under a program. */
export function isInProgram(program: Pick<MonitoringProgram, 'regionCode'>, regionCode: string): boolean {
  return isInRegion(regionCode, program.regionCode);
}
