import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { BookingModule } from '#siaga/booking';
import { CallsModule } from '#siaga/calls';
import { DispatchModule } from '#siaga/dispatch';
import { FacilitiesModule } from '#siaga/facilities';
import { FleetModule } from '#siaga/fleet';
import { GeoModule } from '#siaga/geo';
import { HandoverModule } from '#siaga/handover';
import { IdentityModule } from '#siaga/identity';
import { JknModule } from '#siaga/jkn';
import { JournalModule } from '#siaga/journal';
import { KernelModule, type Env, type Logger } from '#siaga/kernel';
import { ListsModule } from '#siaga/lists';
import { MapDataModule } from '#siaga/mapdata';
import { MessagingModule } from '#siaga/messaging';
import { MonitoringModule } from '#siaga/monitoring';
import { PersistenceModule } from '#siaga/persistence';
import { RealtimeModule } from '#siaga/realtime';
import { RecordsModule } from '#siaga/records';
import { RoadsModule } from '#siaga/roads';
import { DemoAccounts } from './demo/demo-accounts.js';
import { Health } from './http/health.js';
import { Metrics } from './http/metrics.js';
import { MetricsServer } from './http/metrics-server.js';
import { ProblemFilter } from './http/problem.filter.js';
import { InfoController } from './info.controller.js';
import { MapFetchRunner } from './map-fetch/map-fetch-runner.js';
import { SnapshotController } from './snapshot/snapshot.controller.js';
import { SnapshotService } from './snapshot/snapshot.service.js';
import { VisitLineService } from './snapshot/visit-line.service.js';
import { BackgroundWork } from './start/background-work.js';
import { DataKeyCheck } from './start/data-key-check.js';
import { Memory } from './start/memory.js';
import { Observation } from './start/observation.js';
import { FleetPositions } from './wiring/fleet-positions.js';
import { QueueBoardLines } from './wiring/queue-board-lines.js';
import { QueueTickets } from './wiring/queue-tickets.js';
import { ShiftScopes } from './wiring/shift-scopes.js';
import { UnitArrivals } from './wiring/unit-arrivals.js';
import { PatientTravelModule } from './wiring/patient-travel.module.js';
import { TracksModule } from './wiring/tracks.module.js';
import { WiringModule } from './wiring/wiring.module.js';

const DOMAIN = [
  GeoModule,
  MapDataModule,
  RoadsModule,
  FacilitiesModule,
  FleetModule,
  DispatchModule,
  CallsModule,
  HandoverModule,
  RecordsModule,
  ListsModule,
  MessagingModule,
  BookingModule,
  JknModule,
  MonitoringModule,
  TracksModule,
  PatientTravelModule,
  WiringModule,
];

/** The whole server, put together from its libs. */
@Module({})
export class AppModule {
  static with(env: Env, logger: Logger, dataSource: DataSource): DynamicModule {
    const below = [
      KernelModule.with(env, logger),
      PersistenceModule.with(dataSource),
      JournalModule,
      IdentityModule,
    ];
    const realtime = RealtimeModule.with({
      imports: [WiringModule],
      positions: FleetPositions,
      etas: UnitArrivals,
      scopes: ShiftScopes,
      tickets: QueueTickets,
      boards: QueueBoardLines,
    });
    return {
      module: AppModule,
      imports: [...below, ...DOMAIN, realtime],
      controllers: [InfoController, SnapshotController],
      providers: [
        Metrics,
        MetricsServer,
        Health,
        DemoAccounts,
        SnapshotService,
        VisitLineService,
        DataKeyCheck,
        Memory,
        Observation,
        BackgroundWork,
        MapFetchRunner,
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
