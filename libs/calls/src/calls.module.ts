import { Global, Module } from '@nestjs/common';
import { CallTimes, DispatchModule } from '#siaga/dispatch';
import { ListKinds, ListsModule } from '#siaga/lists';
import { MessagingModule } from '#siaga/messaging';
import { GeoModule } from '#siaga/geo';
import { ClearRowsSealer } from '#siaga/persistence';
import { AlarmCalls } from './calls/alarm-calls.service.js';
import { CaseJoiningService } from './calls/case-joining.service.js';
import { CallCommands } from './calls/call-commands.js';
import { CallController } from './calls/call.controller.js';
import { CallIncidentService } from './calls/call-incident.service.js';
import { clearCalls, clearFixes, formerDigests } from './calls/clear-calls.js';
import { CallWatchers } from './calls/call-watchers.js';
import { HandedCallService } from './calls/handed-call.service.js';
import { CallPlacer } from './calls/call-placer.js';
import { CallRecords } from './calls/call-records.query.js';
import { CallTimesQuery } from './calls/call-times.query.js';
import { CallRepository } from './calls/call.repository.js';
import { CallSnapshot, CallsLeftOut } from './calls/call.snapshot.js';
import { CallService } from './calls/call.service.js';
import { CallerLinkController } from './links/caller-link.controller.js';
import { CallerLinkService } from './links/caller-link.service.js';
import { SharedPositionService } from './links/shared-position.service.js';
import { IngestController } from './ingest/ingest.controller.js';
import { IngestCounters } from './ingest/ingest-counters.js';
import { IngestService } from './ingest/ingest.service.js';
import { RefusedEventRepository } from './ingest/refused-event.repository.js';
import { RefusedEventRetry, RefusedEventService } from './ingest/refused-event.service.js';
import { SourceClocks } from './ingest/source-clocks.js';
import { SourceAuthenticator } from './ingest/source-authenticator.js';
import { CallEventRepository } from './intake/call-event.repository.js';
import { CallIntake } from './intake/call-intake.js';
import { HeardCalls } from './intake/heard-calls.js';
import { NamedCallQuery } from './intake/named-call.query.js';
import { CallOpening } from './intake/call-opening.js';
import { NewCallWriter } from './intake/new-call.writer.js';
import { CallList } from './list/call-list.js';
import { PastCallQuery } from './list/past-call.query.js';
import { PastCalls } from './list/past-calls.service.js';

/** Intake of calls from telephone systems and by hand, their places, dispositions and links to incidents. */
@Global()
@Module({
  imports: [GeoModule, DispatchModule, ListsModule, MessagingModule],
  controllers: [IngestController, CallController, CallerLinkController],
  providers: [
    CallRepository,
    CallEventRepository,
    CallPlacer,
    NewCallWriter,
    CallOpening,
    NamedCallQuery,
    HeardCalls,
    CallIntake,
    CallWatchers,
    CallCommands,
    HandedCallService,
    AlarmCalls,
    CallService,
    CallSnapshot,
    CallerLinkService,
    SharedPositionService,
    CallsLeftOut,
    CallIncidentService,
    CaseJoiningService,
    CallRecords,
    SourceClocks,
    SourceAuthenticator,
    IngestCounters,
    IngestService,
    RefusedEventRepository,
    RefusedEventService,
    RefusedEventRetry,
    CallList,
    PastCallQuery,
    PastCalls,
    { provide: CallTimes, useClass: CallTimesQuery },
  ],
  exports: [
    CallRecords,
    CallTimes,
    CallService,
    CallWatchers,
    HandedCallService,
    AlarmCalls,
    CallIncidentService,
    IngestService,
    SourceAuthenticator,
    RefusedEventService,
    RefusedEventRetry,
  ],
})
export class CallsModule {
  constructor(sealer: ClearRowsSealer, kinds: ListKinds, list: CallList) {
    kinds.register(list);
    sealer.register(clearCalls, clearFixes, formerDigests);
  }
}
