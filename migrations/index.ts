import { Foundation1700000000100 } from './1700000000100-Foundation.js';
import { Geo1700000000200 } from './1700000000200-Geo.js';
import { Facilities1700000000300 } from './1700000000300-Facilities.js';
import { Fleet1700000000400 } from './1700000000400-Fleet.js';
import { Dispatch1700000000500 } from './1700000000500-Dispatch.js';
import { Calls1700000000600 } from './1700000000600-Calls.js';
import { DataKeyCheck1700000000700 } from './1700000000700-DataKeyCheck.js';
import { MapData1700000000800 } from './1700000000800-MapData.js';
import { Roads1700000000900 } from './1700000000900-Roads.js';
import { Handover1700000001000 } from './1700000001000-Handover.js';
import { LearnedPlaces1700000001100 } from './1700000001100-LearnedPlaces.js';
import { InboundEta1700000001200 } from './1700000001200-InboundEta.js';
import { JournalStreams1700000001300 } from './1700000001300-JournalStreams.js';
import { IncidentLive1700000001400 } from './1700000001400-IncidentLive.js';
import { ClosingCodes1700000001410 } from './1700000001410-ClosingCodes.js';
import { TableOwners1700000001500 } from './1700000001500-TableOwners.js';
import { GrantKeys1700000001510 } from './1700000001510-GrantKeys.js';
import { Messaging1700000001600 } from './1700000001600-Messaging.js';
import { PublicCallers1700000001700 } from './1700000001700-PublicCallers.js';
import { SealedWords1700000001800 } from './1700000001800-SealedWords.js';
import { MessageUpkeep1700000001900 } from './1700000001900-MessageUpkeep.js';
import { ConsentGiven1700000001910 } from './1700000001910-ConsentGiven.js';
import { JournalHold1700000002000 } from './1700000002000-JournalHold.js';
import { ReportTimes1700000002100 } from './1700000002100-ReportTimes.js';
import { EarlyReceipts1700000002110 } from './1700000002110-EarlyReceipts.js';
import { ShorterHold1700000002120 } from './1700000002120-ShorterHold.js';
import { CapacityOfOldRows1700000002130 } from './1700000002130-CapacityOfOldRows.js';
import { ProcessBeats1700000002140 } from './1700000002140-ProcessBeats.js';
import { CallIdentity1700000002170 } from './1700000002170-CallIdentity.js';
import { SaidTimes1700000002171 } from './1700000002171-SaidTimes.js';
import { AlertsTaken1700000002190 } from './1700000002190-AlertsTaken.js';
import { DoubtedFixes1700000002180 } from './1700000002180-DoubtedFixes.js';
import { KnownDevices1700000002200 } from './1700000002200-KnownDevices.js';
import { NoTruncate1700000002201 } from './1700000002201-NoTruncate.js';
import { JobNotices1700000002230 } from './1700000002230-JobNotices.js';
import { AlertsEnd1700000002231 } from './1700000002231-AlertsEnd.js';
import { MapFetches1700000002250 } from './1700000002250-MapFetches.js';
import { AlertsFound1700000002260 } from './1700000002260-AlertsFound.js';
import { MergedIncidents1700000002280 } from './1700000002280-MergedIncidents.js';
import { SecurityTrail1700000002290 } from './1700000002290-SecurityTrail.js';
import { RetiredUnits1700000002281 } from './1700000002281-RetiredUnits.js';
import { SealHeads1700000002291 } from './1700000002291-SealHeads.js';
import { HandoverUses1700000002292 } from './1700000002292-HandoverUses.js';
import { CallerLinks1700000002310 } from './1700000002310-CallerLinks.js';
import { FacilityFiles1700000002330 } from './1700000002330-FacilityFiles.js';
import { Lists1700000002340 } from './1700000002340-Lists.js';
import { DestinationReason1700000002350 } from './1700000002350-DestinationReason.js';
import { Booking1700000002400 } from './1700000002400-Booking.js';
import { PortalBooking1700000002410 } from './1700000002410-PortalBooking.js';
import { MobileJkn1700000002500 } from './1700000002500-MobileJkn.js';
import { DaysOff1700000002600 } from './1700000002600-DaysOff.js';
import { ClinicTemplates1700000002700 } from './1700000002700-ClinicTemplates.js';
import { PortalChanges1700000002800 } from './1700000002800-PortalChanges.js';
import { WaitingList1700000002810 } from './1700000002810-WaitingList.js';
import { BookingStages1700000002850 } from './1700000002850-BookingStages.js';
import { MovedTickets1700000002851 } from './1700000002851-MovedTickets.js';
import { TicketsErased1700000002852 } from './1700000002852-TicketsErased.js';
import { QueueBoards1700000002900 } from './1700000002900-QueueBoards.js';
import { PlannedDoctor1700000002910 } from './1700000002910-PlannedDoctor.js';
import { Monitoring1700000003000 } from './1700000003000-Monitoring.js';
import { MonitoringAlarms1700000003010 } from './1700000003010-MonitoringAlarms.js';
import { MonitoringAsks1700000003020 } from './1700000003020-MonitoringAsks.js';
import { EntryPosts1700000003030 } from './1700000003030-EntryPosts.js';
import { EntryTravellers1700000003040 } from './1700000003040-EntryTravellers.js';
import { MonitoringArea1700000003050 } from './1700000003050-MonitoringArea.js';
import { MonitoringOffice1700000003060 } from './1700000003060-MonitoringOffice.js';
import { MonitoringContacts1700000003070 } from './1700000003070-MonitoringContacts.js';
import { MonitoringReferrals1700000003080 } from './1700000003080-MonitoringReferrals.js';
import { MonitoringMovement1700000003090 } from './1700000003090-MonitoringMovement.js';
import { ListSteps1700000003130 } from './1700000003130-ListSteps.js';
import { MonitoringRescues1700000003150 } from './1700000003150-MonitoringRescues.js';
import { MonitoringVisitsNoted1700000003170 } from './1700000003170-MonitoringVisitsNoted.js';

/** Every migration, oldest first. */
export const migrations = [
  Foundation1700000000100,
  Geo1700000000200,
  Facilities1700000000300,
  Fleet1700000000400,
  Dispatch1700000000500,
  Calls1700000000600,
  DataKeyCheck1700000000700,
  MapData1700000000800,
  Roads1700000000900,
  Handover1700000001000,
  LearnedPlaces1700000001100,
  InboundEta1700000001200,
  JournalStreams1700000001300,
  IncidentLive1700000001400,
  ClosingCodes1700000001410,
  TableOwners1700000001500,
  GrantKeys1700000001510,
  Messaging1700000001600,
  PublicCallers1700000001700,
  SealedWords1700000001800,
  MessageUpkeep1700000001900,
  ConsentGiven1700000001910,
  JournalHold1700000002000,
  ReportTimes1700000002100,
  EarlyReceipts1700000002110,
  ShorterHold1700000002120,
  CapacityOfOldRows1700000002130,
  ProcessBeats1700000002140,
  CallIdentity1700000002170,
  SaidTimes1700000002171,
  DoubtedFixes1700000002180,
  AlertsTaken1700000002190,
  KnownDevices1700000002200,
  NoTruncate1700000002201,
  JobNotices1700000002230,
  AlertsEnd1700000002231,
  MapFetches1700000002250,
  AlertsFound1700000002260,
  MergedIncidents1700000002280,
  RetiredUnits1700000002281,
  SecurityTrail1700000002290,
  SealHeads1700000002291,
  HandoverUses1700000002292,
  CallerLinks1700000002310,
  FacilityFiles1700000002330,
  Lists1700000002340,
  DestinationReason1700000002350,
  Booking1700000002400,
  PortalBooking1700000002410,
  MobileJkn1700000002500,
  DaysOff1700000002600,
  ClinicTemplates1700000002700,
  PortalChanges1700000002800,
  WaitingList1700000002810,
  BookingStages1700000002850,
  MovedTickets1700000002851,
  TicketsErased1700000002852,
  QueueBoards1700000002900,
  PlannedDoctor1700000002910,
  Monitoring1700000003000,
  MonitoringAlarms1700000003010,
  MonitoringAsks1700000003020,
  EntryPosts1700000003030,
  EntryTravellers1700000003040,
  MonitoringArea1700000003050,
  MonitoringOffice1700000003060,
  MonitoringContacts1700000003070,
  MonitoringReferrals1700000003080,
  MonitoringMovement1700000003090,
  ListSteps1700000003130,
  MonitoringRescues1700000003150,
  MonitoringVisitsNoted1700000003170,
];
