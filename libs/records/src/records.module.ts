import { Module } from '@nestjs/common';
import { CallsModule } from '#siaga/calls';
import { DispatchModule } from '#siaga/dispatch';
import { FacilitiesModule } from '#siaga/facilities';
import { FleetModule } from '#siaga/fleet';
import { GeoModule } from '#siaga/geo';
import { IncidentSearch } from './search/incident-search.service.js';
import { ListExport } from './export/list-export.service.js';
import { Printer } from './print/printer.js';
import { IncidentSheets, SheetSources } from './sheet/incident-sheets.service.js';
import { ShiftLogs, ShiftSources } from './shift/shift-logs.service.js';
import { RecordsController } from './records.controller.js';

/** Incidents of the past: found again, written down, printed. */
@Module({
  imports: [CallsModule, DispatchModule, FacilitiesModule, FleetModule, GeoModule],
  controllers: [RecordsController],
  providers: [IncidentSearch, ListExport, Printer, SheetSources, IncidentSheets, ShiftSources, ShiftLogs],
})
export class RecordsModule {}
