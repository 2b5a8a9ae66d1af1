import { Controller } from '@nestjs/common';
import {
  api,
  type Activation,
  type AskWish,
  type BookClinicInput,
  type CallAmbulanceInput,
  type CaseAlarm,
  type CaseFile,
  type ClinicPlacesInput,
  type CloseCaseInput,
  type DailyReport,
  type ExtendCaseInput,
  type FindCasesInput,
  type FoundCases,
  type MergeCasesInput,
  type MergedCase,
  type MonitoredCase,
  type MonitoringProgram,
  type NotedVisit,
  type OpenCaseInput,
  type OpenedCase,
  type PlaceOffers,
  type ProgramList,
  type ReclassifyCaseInput,
  type ReferredTicket,
  type ReportForInput,
  type SetAskWishInput,
  type SetProgramInput,
  type SetReporterInput,
  type TakeUpFlagInput,
  type VisitCaseInput,
  type WorkInput,
  type WorkList,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { AlarmsService } from './alarms/alarms.service.js';
import { CaseChangesService } from './cases/case-changes.service.js';
import { CaseVisitsService } from './cases/case-visits.service.js';
import { CasesService } from './cases/cases.service.js';
import { FindCasesService } from './cases/find-cases.service.js';
import { MergeCasesService } from './cases/merge-cases.service.js';
import { NoteVisitService } from './cases/note-visit.service.js';
import { WorkService } from './cases/work.service.js';
import { ProgramsService } from './programs/programs.service.js';
import { CaseReferralsService } from './referrals/case-referrals.service.js';
import { ReportsService } from './reports/reports.service.js';

/** What is done to a case, and by whom, stands in the journal. */
const TOLD = 'the journal tells what was done to the case';

/** Programs, cases and the officers' day. */
@Controller()
export class OfficerController {
  constructor(
    private readonly programs: ProgramsService,
    private readonly cases: CasesService,
    private readonly visits: CaseVisitsService,
    private readonly noting: NoteVisitService,
    private readonly reports: ReportsService,
    private readonly workList: WorkService,
    private readonly finding: FindCasesService,
    private readonly changes: CaseChangesService,
    private readonly merging: MergeCasesService,
    private readonly alarms: AlarmsService,
    private readonly referrals: CaseReferralsService,
  ) {}

  @Route(api.monitoringPrograms)
  programList(@CurrentCaller() caller: Caller): Promise<ProgramList> {
    return this.programs.list(caller);
  }

  @Route(api.setMonitoringProgram)
  setProgram(@CurrentCaller() caller: Caller, @Input() input: SetProgramInput): Promise<MonitoringProgram> {
    return this.programs.set(caller, input);
  }

  @Route(api.monitoringWork)
  @Traces('list_read', 'monitored_case')
  work(@CurrentCaller() caller: Caller, @Input() input: WorkInput): Promise<WorkList> {
    return this.workList.list(caller, input);
  }

  @Route(api.openCase)
  @Untraced(TOLD)
  open(@CurrentCaller() caller: Caller, @Input() input: OpenCaseInput): Promise<OpenedCase> {
    return this.cases.open(caller, input);
  }

  @Route(api.monitoredCase)
  @Traces('record_viewed', 'monitored_case')
  file(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<CaseFile> {
    return this.cases.file(caller, id);
  }

  @Route(api.renewActivation)
  @Untraced(TOLD)
  renewActivation(@CurrentCaller() caller: Caller, @Input() input: { id: string }): Promise<Activation> {
    return this.visits.renewActivation(caller, input);
  }

  @Route(api.reportForCase)
  @Untraced(TOLD)
  report(@CurrentCaller() caller: Caller, @Input() input: ReportForInput): Promise<DailyReport> {
    return this.reports.byOfficer(caller, input);
  }

  @Route(api.visitCase)
  @Untraced(TOLD)
  visit(@CurrentCaller() caller: Caller, @Input() input: VisitCaseInput): Promise<NotedVisit> {
    return this.noting.note(caller, input);
  }

  @Route(api.takeUpFlag)
  @Untraced(TOLD)
  takeUp(@CurrentCaller() caller: Caller, @Input() input: TakeUpFlagInput): Promise<MonitoredCase> {
    return this.visits.takeUp(caller, input);
  }

  @Route(api.extendCase)
  @Untraced(TOLD)
  extend(@CurrentCaller() caller: Caller, @Input() input: ExtendCaseInput): Promise<MonitoredCase> {
    return this.cases.extend(caller, input);
  }

  @Route(api.closeFollowUp)
  @Untraced(TOLD)
  close(@CurrentCaller() caller: Caller, @Input() input: CloseCaseInput): Promise<MonitoredCase> {
    return this.cases.close(caller, input);
  }

  @Route(api.findCases)
  @Traces('list_read', 'monitored_case')
  find(@CurrentCaller() caller: Caller, @Input() input: FindCasesInput): Promise<FoundCases> {
    return this.finding.find(caller, input);
  }

  @Route(api.reclassifyCase)
  @Untraced(TOLD)
  reclassify(@CurrentCaller() caller: Caller, @Input() input: ReclassifyCaseInput): Promise<MonitoredCase> {
    return this.changes.reclassify(caller, input);
  }

  @Route(api.setReporter)
  @Untraced(TOLD)
  setReporter(@CurrentCaller() caller: Caller, @Input() input: SetReporterInput): Promise<Activation> {
    return this.changes.setReporter(caller, input);
  }

  @Route(api.setAskWish)
  @Untraced(TOLD)
  setAskWish(@CurrentCaller() caller: Caller, @Input() input: SetAskWishInput): Promise<AskWish> {
    return this.changes.setAskWish(caller, input);
  }

  @Route(api.mergeCases)
  @Untraced(TOLD)
  merge(@CurrentCaller() caller: Caller, @Input() input: MergeCasesInput): Promise<MergedCase> {
    return this.merging.merge(caller, input);
  }

  @Route(api.callAmbulance)
  @Untraced(TOLD)
  callAmbulance(@CurrentCaller() caller: Caller, @Input() input: CallAmbulanceInput): Promise<CaseAlarm> {
    return this.alarms.callFor(caller, input);
  }

  @Route(api.clinicPlaces)
  @Untraced('places, of nobody')
  clinicPlaces(@CurrentCaller() caller: Caller, @Input() input: ClinicPlacesInput): Promise<PlaceOffers> {
    return this.referrals.places(caller, input);
  }

  @Route(api.bookClinic)
  @Untraced(TOLD)
  bookClinic(@CurrentCaller() caller: Caller, @Input() input: BookClinicInput): Promise<ReferredTicket> {
    return this.referrals.book(caller, input);
  }
}
