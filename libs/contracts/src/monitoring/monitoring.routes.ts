import { IdParam } from '../common/common.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import * as cases from './cases.js';
import { MANAGE, READ, WORK } from './monitoring.rights.js';
import * as programs from './programs.js';
import * as reports from './reports.js';

/** Programs, cases and the officers' day. */
export const monitoringRoutes = {
  monitoringPrograms: endpoint(
    GET,
    '/monitoring/programs',
    READ,
    programs.ProgramsInput,
    programs.ProgramList,
  ),
  setMonitoringProgram: endpoint(
    POST,
    '/monitoring/programs',
    MANAGE,
    programs.SetProgramInput,
    programs.MonitoringProgram,
  ),
  monitoringWork: endpoint(GET, '/monitoring/work', READ, cases.WorkInput, cases.WorkList),
  openCase: endpoint(POST, '/monitoring/cases', WORK, cases.OpenCaseInput, cases.OpenedCase),
  monitoredCase: endpoint(GET, '/monitoring/cases/:id', READ, IdParam, cases.CaseFile),
  renewActivation: endpoint(POST, '/monitoring/cases/:id/activation', WORK, IdParam, cases.Activation),
  reportForCase: endpoint(
    POST,
    '/monitoring/cases/:id/reports',
    WORK,
    reports.ReportForInput,
    reports.DailyReport,
  ),
  visitCase: endpoint(POST, '/monitoring/cases/:id/visits', WORK, cases.VisitCaseInput, cases.CaseVisit),
  takeUpFlag: endpoint(
    POST,
    '/monitoring/cases/:id/flags/:flagId/take-up',
    WORK,
    cases.TakeUpFlagInput,
    cases.MonitoredCase,
  ),
  extendCase: endpoint(
    POST,
    '/monitoring/cases/:id/extend',
    WORK,
    cases.ExtendCaseInput,
    cases.MonitoredCase,
  ),
  closeFollowUp: endpoint(
    POST,
    '/monitoring/cases/:id/close',
    WORK,
    cases.CloseCaseInput,
    cases.MonitoredCase,
  ),
} as const;
