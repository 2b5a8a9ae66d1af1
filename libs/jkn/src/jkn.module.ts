import { Module } from '@nestjs/common';
import { BookingModule } from '#siaga/booking';
import { FacilitiesModule } from '#siaga/facilities';
import { Carriers, MessagingModule } from '#siaga/messaging';
import { ComparisonService } from './disputes/comparison.service.js';
import { KnownService } from './disputes/known.service.js';
import { DisputeController } from './disputes/dispute.controller.js';
import { DoorController } from './door/door.controller.js';
import { DoorGate } from './door/door-gate.js';
import { DoorService } from './door/door.service.js';
import { HospitalServices } from './door/hospital-services.js';
import { PrimaryServices } from './door/primary-services.js';
import { Registering } from './door/registering.js';
import { SessionFinder } from './door/session-finder.js';
import { Taking } from './door/taking.js';
import { TicketSteps } from './door/ticket-steps.js';
import { ExchangeService } from './links/exchange.service.js';
import { ExchangeUpkeep } from './links/exchange-upkeep.js';
import { JknController } from './links/jkn.controller.js';
import { LinkService } from './links/link.service.js';
import { OperationService } from './links/operation.service.js';
import { ExchangeRepository } from './store/exchange.repository.js';
import { LinkRepository } from './store/link.repository.js';
import { OperationRepository } from './store/operation.repository.js';
import { JknPatientRepository } from './store/patient.repository.js';
import { ReferenceRepository } from './store/reference.repository.js';
import { TaskRepository } from './store/task.repository.js';
import { BpjsCarrier } from './told/bpjs-carrier.js';
import { BpjsClient } from './told/bpjs-client.js';
import { TaskTeller } from './told/task-teller.js';
import { VisitTasks } from './told/visit-tasks.js';
import { TicketFollower } from './told/ticket-follower.js';

const STORE = [
  LinkRepository,
  ExchangeRepository,
  JknPatientRepository,
  ReferenceRepository,
  OperationRepository,
  TaskRepository,
];
const DOOR = [
  DoorGate,
  DoorService,
  HospitalServices,
  PrimaryServices,
  SessionFinder,
  Taking,
  Registering,
  TicketSteps,
];
const LINKS = [LinkService, OperationService, ExchangeService, ExchangeUpkeep];

const TOLD = [
  BpjsClient,
  TaskTeller,
  BpjsCarrier,
  TicketFollower,
  VisitTasks,
  ComparisonService,
  KnownService,
];

/** Mobile JKN: BPJS's door to a facility's queues, and what BPJS is told of them. */
@Module({
  imports: [BookingModule, FacilitiesModule, MessagingModule],
  controllers: [DoorController, JknController, DisputeController],
  providers: [...STORE, ...DOOR, ...LINKS, ...TOLD],
})
export class JknModule {
  constructor(carriers: Carriers, carrier: BpjsCarrier) {
    carriers.register(carrier);
  }
}
