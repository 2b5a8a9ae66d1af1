import { Controller } from '@nestjs/common';
import {
  api,
  type CaseTrail,
  type ConsentMovementInput,
  type OwnMovement,
  type PermitLeaveInput,
  type PermittedLeave,
  type SendFixesInput,
  type TakenFixes,
} from '#siaga/contracts';
import {
  CurrentCaller,
  CurrentVisitor,
  Input,
  Route,
  Traces,
  Untraced,
  type Caller,
  type Visitor,
} from '#siaga/identity';
import { FixesService } from './movement/fixes.service.js';
import { MovementConsents } from './movement/movement-consents.service.js';
import { TrailsService } from './movement/trails.service.js';

/** Where people are who consented: theirs to give, their officers' to read. */
@Controller()
export class MovementController {
  constructor(
    private readonly consents: MovementConsents,
    private readonly fixes: FixesService,
    private readonly trails: TrailsService,
  ) {}

  @Route(api.consentMovement)
  consent(@CurrentVisitor() visitor: Visitor, @Input() input: ConsentMovementInput): Promise<OwnMovement> {
    return this.consents.set(visitor, input);
  }

  @Route(api.sendFixes)
  send(@CurrentVisitor() visitor: Visitor, @Input() input: SendFixesInput): Promise<TakenFixes> {
    return this.fixes.send(visitor, input);
  }

  @Route(api.caseTrail)
  @Traces('trail_read', 'monitored_case')
  trail(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<CaseTrail> {
    return this.trails.of(caller, id);
  }

  @Route(api.permitLeave)
  @Untraced('the journal tells what was done to the case')
  permit(@CurrentCaller() caller: Caller, @Input() input: PermitLeaveInput): Promise<PermittedLeave> {
    return this.trails.permit(caller, input);
  }
}
