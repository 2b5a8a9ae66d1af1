import { Module } from '@nestjs/common';
import { CallsModule } from '#siaga/calls';
import { DispatchModule } from '#siaga/dispatch';
import { FleetModule } from '#siaga/fleet';
import { IncidentSearch } from './search/incident-search.service.js';
import { ListExport } from './export/list-export.service.js';
import { RecordsController } from './records.controller.js';

/** Incidents of the past: found again, written down. */
@Module({
  imports: [CallsModule, DispatchModule, FleetModule],
  controllers: [RecordsController],
  providers: [IncidentSearch, ListExport],
})
export class RecordsModule {}
