import { Controller } from '@nestjs/common';
import {
  api,
  type AddClinicInput,
  type AddDoctorInput,
  type BookingDay,
  type BookingDayInput,
  type BookingSession,
  type CalledTicket,
  type CallNextInput,
  type Clinic,
  type ClinicList,
  type DelaySessionInput,
  type Doctor,
  type EditClinicInput,
  type EditDoctorInput,
  type StepTicketInput,
  type TakeTicketInput,
  type TemplateTrial,
  type Ticket,
  type TryTemplateInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, Untraced, type Caller } from '#siaga/identity';
import { ClinicsService } from './clinics/clinics.service.js';
import { SessionsService } from './sessions/sessions.service.js';
import { TemplatesService } from './templates/templates.service.js';
import { TicketsService } from './tickets/tickets.service.js';

/** Clinics and the day at their counters. */
@Controller()
export class BookingController {
  constructor(
    private readonly clinicsService: ClinicsService,
    private readonly sessions: SessionsService,
    private readonly tickets: TicketsService,
    private readonly templates: TemplatesService,
  ) {}

  @Route(api.clinics)
  clinics(
    @CurrentCaller() caller: Caller,
    @Input() { facilityId }: { facilityId: string },
  ): Promise<ClinicList> {
    return this.clinicsService.list(caller, facilityId);
  }

  @Route(api.addClinic)
  addClinic(@CurrentCaller() caller: Caller, @Input() input: AddClinicInput): Promise<Clinic> {
    return this.clinicsService.addClinic(caller, input);
  }

  @Route(api.editClinic)
  editClinic(@CurrentCaller() caller: Caller, @Input() input: EditClinicInput): Promise<Clinic> {
    return this.clinicsService.editClinic(caller, input);
  }

  @Route(api.addDoctor)
  addDoctor(@CurrentCaller() caller: Caller, @Input() input: AddDoctorInput): Promise<Doctor> {
    return this.clinicsService.addDoctor(caller, input);
  }

  @Route(api.editDoctor)
  editDoctor(@CurrentCaller() caller: Caller, @Input() input: EditDoctorInput): Promise<Doctor> {
    return this.clinicsService.editDoctor(caller, input);
  }

  @Route(api.tryTemplate)
  tryTemplate(@CurrentCaller() caller: Caller, @Input() input: TryTemplateInput): Promise<TemplateTrial> {
    return this.templates.try(caller, input);
  }

  @Route(api.bookingDay)
  @Traces('list_read', 'ticket')
  day(@CurrentCaller() caller: Caller, @Input() input: BookingDayInput): Promise<BookingDay> {
    return this.sessions.day(caller, input);
  }

  @Route(api.takeTicket)
  takeTicket(@CurrentCaller() caller: Caller, @Input() input: TakeTicketInput): Promise<Ticket> {
    return this.tickets.take(caller, input);
  }

  @Route(api.stepTicket)
  stepTicket(@CurrentCaller() caller: Caller, @Input() input: StepTicketInput): Promise<Ticket> {
    return this.tickets.step(caller, input);
  }

  @Route(api.callNext)
  @Untraced('the journal has who called whom')
  callNext(@CurrentCaller() caller: Caller, @Input() input: CallNextInput): Promise<CalledTicket> {
    return this.tickets.callNext(caller, input);
  }

  @Route(api.delaySession)
  delaySession(@CurrentCaller() caller: Caller, @Input() input: DelaySessionInput): Promise<BookingSession> {
    return this.sessions.delay(caller, input);
  }
}
