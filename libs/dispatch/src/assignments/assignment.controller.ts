import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  api,
  type AcceptInput,
  type AdvanceInput,
  type Assignment,
  type AssignmentRoute,
  type CancelAssignmentInput,
  type CorrectStampInput,
  type DeclineInput,
  type OfferInput,
  type ReassignInput,
  type SetDestinationInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, type Caller } from '#siaga/identity';
import { AssignmentRouteService } from '../eta/assignment-route.service.js';
import { AssignmentControlService } from './assignment-control.service.js';
import { AssignmentService } from './assignment.service.js';
import { OfferService } from './offer.service.js';

/** Offers and jobs. */
@Controller()
export class AssignmentController {
  constructor(
    private readonly offers: OfferService,
    private readonly assignments: AssignmentService,
    private readonly control: AssignmentControlService,
    private readonly routes: AssignmentRouteService,
  ) {}

  @Route(api.offer)
  async offer(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof OfferInput>,
  ): Promise<{ assignments: Assignment[] }> {
    return { assignments: await this.offers.offer(caller, input) };
  }

  @Route(api.assignment)
  read(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Assignment> {
    return this.assignments.read(caller, id);
  }

  @Route(api.assignmentRoute)
  route(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<AssignmentRoute> {
    return this.routes.read(caller, id);
  }

  @Route(api.markDelivered)
  markDelivered(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Assignment> {
    return this.assignments.markDelivered(caller, id);
  }

  @Route(api.accept)
  accept(@CurrentCaller() caller: Caller, @Input() input: z.infer<typeof AcceptInput>): Promise<Assignment> {
    return this.assignments.accept(caller, input);
  }

  @Route(api.decline)
  decline(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof DeclineInput>,
  ): Promise<Assignment> {
    return this.assignments.decline(caller, input);
  }

  @Route(api.advance)
  advance(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof AdvanceInput>,
  ): Promise<Assignment> {
    return this.assignments.advance(caller, input);
  }

  @Route(api.correctStamp)
  correctStamp(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof CorrectStampInput>,
  ): Promise<Assignment> {
    return this.control.correctStamp(caller, input);
  }

  @Route(api.cancelAssignment)
  cancel(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof CancelAssignmentInput>,
  ): Promise<Assignment> {
    return this.control.cancel(caller, input);
  }

  @Route(api.reassign)
  reassign(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof ReassignInput>,
  ): Promise<Assignment> {
    return this.control.reassign(caller, input);
  }

  @Route(api.setDestination)
  setDestination(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof SetDestinationInput>,
  ): Promise<Assignment> {
    return this.control.setDestination(caller, input);
  }
}
