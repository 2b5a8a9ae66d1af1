import { Module } from '@nestjs/common';
import { BookingModule } from '#siaga/booking';
import { FacilitiesModule } from '#siaga/facilities';
import { GeoModule } from '#siaga/geo';
import { ListKinds, ListsModule } from '#siaga/lists';
import { MessagingModule } from '#siaga/messaging';
import { AlarmsService } from './alarms/alarms.service.js';
import { AuditController } from './audit.controller.js';
import { AreaController } from './area.controller.js';
import { AreaCourseQuery } from './area/area-course.query.js';
import { AreaPartsReader } from './area/area-parts.js';
import { AreaService } from './area/area.service.js';
import { AreaStandingQuery } from './area/area-standing.query.js';
import { DailyAsks } from './asks/daily-asks.js';
import { MessageReports } from './asks/message-reports.js';
import { Activations } from './cases/activations.js';
import { AskWishes } from './cases/ask-wishes.js';
import { CaseChangesService } from './cases/case-changes.service.js';
import { CaseClinics } from './cases/case-clinics.js';
import { CaseJournal } from './cases/case-journal.js';
import { CaseOpener } from './cases/case-opener.js';
import { CaseViews } from './cases/case-views.js';
import { CaseVisitsService } from './cases/case-visits.service.js';
import { NoteVisitService } from './cases/note-visit.service.js';
import { CasesService } from './cases/cases.service.js';
import { FindCasesService } from './cases/find-cases.service.js';
import { HeldCases } from './cases/held-cases.js';
import { HouseReporters } from './cases/house-reporters.js';
import { Household } from './cases/household.js';
import { MergeCasesService } from './cases/merge-cases.service.js';
import { WorkService } from './cases/work.service.js';
import { EntryController } from './entry.controller.js';
import { EntryJournal } from './entry/entry-journal.js';
import { EntryUpkeep } from './entry/entry-upkeep.js';
import { PairingService } from './entry/pairing.service.js';
import { PostsService } from './entry/posts.service.js';
import { SeenAtPost } from './entry/seen-at-post.js';
import { ShiftsService } from './entry/shifts.service.js';
import { TravellerEntries } from './entry/traveller-entry.js';
import { TravellersService } from './entry/travellers.service.js';
import { FlagDeadlines } from './flags/flag-deadlines.js';
import { FlagRaiser } from './flags/flag-raiser.js';
import { RescuesFollower } from './alarms/rescues.follower.js';
import { OfficersWhoLeft } from './flags/officers-who-left.follower.js';
import { CaseUpkeep } from './keeping/case-upkeep.js';
import { KeepingProof } from './keeping/keeping-proof.service.js';
import { MovementController } from './movement.controller.js';
import { MovementExcuses } from './movement/excuses.js';
import { FixesService } from './movement/fixes.service.js';
import { MovementConsents } from './movement/movement-consents.service.js';
import { TrailsService } from './movement/trails.service.js';
import { EmergencyNumbersService } from './numbers/emergency-numbers.service.js';
import { LooksService } from './looks/looks.service.js';
import { FollowUpList } from './list/followup-list.js';
import { ListedCases } from './list/listed-cases.js';
import { OfficerController } from './officer.controller.js';
import { OwnCaseController } from './own-case.controller.js';
import { OwnAskWishes } from './own/own-ask-wishes.service.js';
import { OwnCasesService } from './own/own-cases.service.js';
import { OwnCopyService } from './own/own-copy.service.js';
import { ProgramsService } from './programs/programs.service.js';
import { ShippedPrograms } from './programs/shipped-programs.service.js';
import { CaseReferralsService } from './referrals/case-referrals.service.js';
import { ReportsService } from './reports/reports.service.js';
import { AlarmViews } from './store/alarm-views.query.js';
import { AlarmRepository } from './store/alarm.repository.js';
import { AskRepository } from './store/ask.repository.js';
import { AccessRepository } from './store/access.repository.js';
import { CaseCipher } from './store/case-cipher.js';
import { CaseRepository } from './store/case.repository.js';
import { ClaimRepository } from './store/claim.repository.js';
import { EmergencyNumbersRepository } from './store/emergency-numbers.repository.js';
import { EntryFiguresQuery } from './store/entry-figures.query.js';
import { EntryRepository } from './store/entry.repository.js';
import { FindCaseQuery } from './store/find-case.query.js';
import { FlagRepository } from './store/flag.repository.js';
import { KeepingDayRepository } from './store/keeping-day.repository.js';
import { LeftBehindQuery } from './store/left-behind.query.js';
import { KeepingRepository } from './store/keeping.repository.js';
import { MergingRepository } from './store/merging.repository.js';
import { MovementRepository } from './store/movement.repository.js';
import { OfficerWorkQuery } from './store/officer-work.query.js';
import { PostRepository } from './store/post.repository.js';
import { ProgramRepository } from './store/program.repository.js';
import { ReferralRepository } from './store/referral.repository.js';
import { ReportRepository } from './store/report.repository.js';
import { ShiftRepository } from './store/shift.repository.js';
import { VisitRepository } from './store/visit.repository.js';

const STORE = [
  ...[CaseCipher, CaseRepository, FindCaseQuery, OfficerWorkQuery, AccessRepository, ProgramRepository],
  ...[
    ReportRepository,
    FlagRepository,
    VisitRepository,
    AlarmRepository,
    AlarmViews,
    KeepingRepository,
    AskRepository,
  ],
  ...[MergingRepository, ReferralRepository, EmergencyNumbersRepository],
  ...[PostRepository, ShiftRepository, EntryRepository, ClaimRepository, EntryFiguresQuery],
  ...[KeepingDayRepository, LeftBehindQuery, MovementRepository],
];

/** Follow-up of travellers, contacts and people in isolation. */
@Module({
  imports: [FacilitiesModule, GeoModule, ListsModule, MessagingModule, BookingModule],
  controllers: [
    OfficerController,
    EntryController,
    OwnCaseController,
    AreaController,
    AuditController,
    MovementController,
  ],
  providers: [
    ...STORE,
    ...[CaseJournal, CaseOpener, CaseViews, Household, Activations, CasesService, CaseVisitsService],
    ...[WorkService, HeldCases, HouseReporters, AskWishes, CaseChangesService, MergeCasesService],
    ...[
      FindCasesService,
      CaseClinics,
      CaseReferralsService,
      OfficersWhoLeft,
      RescuesFollower,
      FlagRaiser,
      FlagDeadlines,
    ],
    ...[
      WorkService,
      NoteVisitService,
      HeldCases,
      HouseReporters,
      AskWishes,
      CaseChangesService,
      MergeCasesService,
    ],
    ...[FindCasesService, CaseClinics, CaseReferralsService, OfficersWhoLeft, FlagRaiser, FlagDeadlines],
    ...[AlarmsService, CaseUpkeep, DailyAsks, MessageReports, EmergencyNumbersService],
    ...[LooksService, KeepingProof, PairingService, EntryUpkeep, ListedCases, FollowUpList],
    ...[EntryJournal, SeenAtPost, PostsService, ShiftsService, TravellerEntries, TravellersService],
    ...[AreaService, AreaStandingQuery, AreaCourseQuery, AreaPartsReader],
    ...[MovementExcuses, FixesService, MovementConsents, TrailsService],
    ...[ProgramsService, ShippedPrograms, ReportsService, OwnCasesService, OwnAskWishes, OwnCopyService],
  ],
})
export class MonitoringModule {
  constructor(kinds: ListKinds, list: FollowUpList) {
    kinds.register(list);
  }
}
