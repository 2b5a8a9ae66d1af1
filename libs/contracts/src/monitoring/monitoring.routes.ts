import { ReferredTicket } from '../booking/desk.js';
import { PlaceOffers } from '../booking/portal.js';
import { IdParam } from '../common/common.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import { RecordFile } from '../records/records.js';
import * as area from './area.js';
import * as changes from './case-changes.js';
import * as referrals from './case-referrals.js';
import * as cases from './cases.js';
import * as numbers from './emergency-numbers.js';
import * as keeping from './keeping.js';
import * as looks from './looks.js';
import * as movement from './movement.js';
import { AUDIT, MANAGE, READ, WORK } from './monitoring.rights.js';
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
  monitoringArea: endpoint(GET, '/monitoring/area', READ, area.MonitoringAreaInput, area.MonitoringArea),
  monitoringRecap: endpoint(GET, '/monitoring/recap.csv', READ, area.MonitoringRecapInput, RecordFile),
  emergencyNumbers: endpoint(
    GET,
    '/monitoring/emergency-numbers',
    READ,
    numbers.EmergencyNumbersInput,
    numbers.EmergencyNumbersOf,
  ),
  setEmergencyNumbers: endpoint(
    POST,
    '/monitoring/emergency-numbers',
    MANAGE,
    numbers.SetEmergencyNumbersInput,
    numbers.EmergencyNumbers,
  ),
  caseLooks: endpoint(GET, '/monitoring/looks', AUDIT, looks.CaseLooksInput, looks.CaseLooks),
  caseLooksFile: endpoint(GET, '/monitoring/looks.csv', AUDIT, looks.CaseLooksFileInput, RecordFile),
  caseKeeping: endpoint(GET, '/monitoring/keeping', AUDIT, keeping.CaseKeepingInput, keeping.CaseKeeping),
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
  visitCase: endpoint(POST, '/monitoring/cases/:id/visits', WORK, cases.VisitCaseInput, cases.NotedVisit),
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
  /** POST: a NIK stands in no address. */
  findCases: endpoint(POST, '/monitoring/cases/find', READ, changes.FindCasesInput, changes.FoundCases),
  reclassifyCase: endpoint(
    POST,
    '/monitoring/cases/:id/kind',
    WORK,
    changes.ReclassifyCaseInput,
    cases.MonitoredCase,
  ),
  setReporter: endpoint(
    POST,
    '/monitoring/cases/:id/reporter',
    WORK,
    changes.SetReporterInput,
    cases.Activation,
  ),
  setAskWish: endpoint(POST, '/monitoring/cases/:id/asks', WORK, changes.SetAskWishInput, cases.AskWish),
  mergeCases: endpoint(
    POST,
    '/monitoring/cases/:id/merge',
    WORK,
    changes.MergeCasesInput,
    changes.MergedCase,
  ),
  callAmbulance: endpoint(
    POST,
    '/monitoring/cases/:id/ambulance',
    WORK,
    referrals.CallAmbulanceInput,
    cases.CaseAlarm,
  ),
  /** POST: what is looked for stands in no address. */
  clinicPlaces: endpoint(
    POST,
    '/monitoring/cases/:id/clinic-places',
    WORK,
    referrals.ClinicPlacesInput,
    PlaceOffers,
  ),
  bookClinic: endpoint(POST, '/monitoring/cases/:id/clinic', WORK, referrals.BookClinicInput, ReferredTicket),
  caseTrail: endpoint(GET, '/monitoring/cases/:id/trail', READ, IdParam, movement.CaseTrail),
  permitLeave: endpoint(
    POST,
    '/monitoring/cases/:id/leave',
    WORK,
    movement.PermitLeaveInput,
    movement.PermittedLeave,
  ),
} as const;
