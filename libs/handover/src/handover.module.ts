import { Global, Module } from '@nestjs/common';
import { CallsModule } from '#siaga/calls';
import { AwayTimes, DispatchModule } from '#siaga/dispatch';
import { GeoModule } from '#siaga/geo';
import { ListKinds, ListsModule } from '#siaga/lists';
import { Carriers, MessagingModule } from '#siaga/messaging';
import { ClearRowsSealer } from '#siaga/persistence';
import { CentreController } from './centres/centre.controller.js';
import { CentreImporter } from './centres/centre-importer.service.js';
import { CentreRepository } from './centres/centre.repository.js';
import { CentreRules } from './centres/centre-rules.js';
import { CentreService } from './centres/centre.service.js';
import { HandoverBackground } from './clock/handover-background.js';
import { HandoverClock } from './clock/handover-clock.js';
import { clearHandovers } from './handovers/clear-handovers.js';
import { CaseReader } from './handovers/case-reader.js';
import { CaseSender } from './handovers/case-sender.js';
import { HandOverService } from './handovers/hand-over.service.js';
import { HandoverChanges } from './handovers/handover-changes.js';
import { HandoverController } from './handovers/handover.controller.js';
import { CentreHandovers } from './handovers/centre-handovers.service.js';
import { HandoverSnapshot } from './handovers/handover.snapshot.js';
import { HandoverRepository } from './handovers/handover.repository.js';
import { HandoverTargets } from './handovers/handover-targets.js';
import { IncomingService } from './handovers/incoming.service.js';
import { OutgoingEndings } from './handovers/outgoing-endings.js';
import { OutgoingTimesQuery } from './handovers/outgoing-times.query.js';
import { OutgoingService } from './handovers/outgoing.service.js';
import { BorderChanges } from './jurisdiction/border-changes.follower.js';
import { CaseReviews } from './jurisdiction/case-reviews.js';
import { CaseWatch } from './jurisdiction/case-watch.js';
import { JurisdictionController } from './jurisdiction/jurisdiction.controller.js';
import { JurisdictionQuery } from './jurisdiction/jurisdiction.query.js';
import { JurisdictionService } from './jurisdiction/jurisdiction.service.js';
import { CentreList } from './list/centre-list.js';
import { CentreCarrier } from './peers/centre-carrier.js';
import { Messages } from './peers/messages.js';
import { PeerAddresses } from './peers/peer-addresses.js';
import { PeerAuthenticator } from './peers/peer-authenticator.js';
import { PeerClient } from './peers/peer-client.js';
import { PeerController } from './peers/peer.controller.js';

const CENTRES = [CentreRepository, CentreRules, CentreService, CentreImporter, CentreList];
const JURISDICTION = [JurisdictionQuery, JurisdictionService, CaseReviews, BorderChanges, CaseWatch];
const HANDOVERS = [
  HandoverRepository,
  HandoverChanges,
  HandoverTargets,
  OutgoingEndings,
  OutgoingService,
  CaseReader,
  CaseSender,
  HandOverService,
  IncomingService,
  CentreHandovers,
  HandoverSnapshot,
];
const PEERS = [Messages, PeerAddresses, PeerAuthenticator, PeerClient, CentreCarrier];

/** Whose case a place is, the directory of centres, and cases handed from one centre to another. */
@Global()
@Module({
  imports: [CallsModule, DispatchModule, GeoModule, ListsModule, MessagingModule],
  controllers: [CentreController, JurisdictionController, HandoverController, PeerController],
  providers: [
    ...CENTRES,
    ...JURISDICTION,
    ...HANDOVERS,
    ...PEERS,
    HandoverClock,
    HandoverBackground,
    { provide: AwayTimes, useClass: OutgoingTimesQuery },
  ],
  exports: [AwayTimes, CentreImporter, CentreService, JurisdictionService, CentreHandovers, HandoverClock],
})
export class HandoverModule {
  constructor(
    carriers: Carriers,
    carrier: CentreCarrier,
    sealer: ClearRowsSealer,
    kinds: ListKinds,
    list: CentreList,
  ) {
    kinds.register(list);
    carriers.register(carrier);
    sealer.register(clearHandovers);
  }
}
