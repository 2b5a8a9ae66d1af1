import { Controller } from '@nestjs/common';
import {
  api,
  type BookingSession,
  type BookingStage,
  type CalledTurn,
  type CallTurnInput,
  type CheckInInput,
  type PlaceOffers,
  type ReferPatientInput,
  type ReferralPlacesInput,
  type ReferredTicket,
  type ReplaceDoctorInput,
  type SetStageInput,
  type StageTurn,
  type StepTurnInput,
  type Ticket,
  type TransferredTicket,
  type TransferTicketInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import { CheckInService } from './desk/check-in.service.js';
import { ReferralsService } from './desk/referrals.service.js';
import { StageDeskService } from './desk/stage-desk.service.js';
import { TransfersService } from './desk/transfers.service.js';
import { DoctorChanges } from './sessions/doctor-changes.service.js';
import { StagesService } from './stages/stages.service.js';

/** What the counter and the kiosk do beside taking and calling numbers, and the stages before and after a clinic. */
@Controller()
export class DeskController {
  constructor(
    private readonly transfers: TransfersService,
    private readonly checkIns: CheckInService,
    private readonly referrals: ReferralsService,
    private readonly stages: StagesService,
    private readonly stageDesk: StageDeskService,
    private readonly doctors: DoctorChanges,
  ) {}

  @Route(api.transferTicket)
  @Untraced('the journal has who moved whom')
  transferTicket(
    @CurrentCaller() caller: Caller,
    @Input() input: TransferTicketInput,
  ): Promise<TransferredTicket> {
    return this.transfers.transfer(caller, input);
  }

  @Route(api.checkIn)
  @Untraced('the journal has who came; the code is the patient’s own')
  checkIn(@CurrentCaller() caller: Caller, @Input() input: CheckInInput): Promise<Ticket> {
    return this.checkIns.checkIn(caller, input);
  }

  @Route(api.referralPlaces)
  @Untraced('places, of nobody')
  places(@CurrentCaller() caller: Caller, @Input() input: ReferralPlacesInput): Promise<PlaceOffers> {
    return this.referrals.places(caller, input);
  }

  @Route(api.referPatient)
  @Untraced('the journal of the other house has who sent whom')
  referPatient(@CurrentCaller() caller: Caller, @Input() input: ReferPatientInput): Promise<ReferredTicket> {
    return this.referrals.refer(caller, input);
  }

  @Route(api.replaceDoctor)
  replaceDoctor(
    @CurrentCaller() caller: Caller,
    @Input() input: ReplaceDoctorInput,
  ): Promise<BookingSession> {
    return this.doctors.replace(caller, input);
  }

  @Route(api.setStage)
  setStage(@CurrentCaller() caller: Caller, @Input() input: SetStageInput): Promise<BookingStage> {
    return this.stages.set(caller, input);
  }

  @Route(api.callTurn)
  callTurn(@CurrentCaller() caller: Caller, @Input() input: CallTurnInput): Promise<CalledTurn> {
    return this.stageDesk.callNext(caller, input);
  }

  @Route(api.stepTurn)
  stepTurn(@CurrentCaller() caller: Caller, @Input() input: StepTurnInput): Promise<StageTurn> {
    return this.stageDesk.step(caller, input);
  }
}
