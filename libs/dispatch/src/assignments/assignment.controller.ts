import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import {
  api,
  type AcceptInput,
  type AdvanceInput,
  type Assignment,
  type CancelAssignmentInput,
  type CorrectStampInput,
  type DeclineInput,
  type ReassignInput,
  type SetDestinationInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { AssignmentControlService } from './assignment-control.service.js';
import { AssignmentService } from './assignment.service.js';
import { DestinationService } from './destination.service.js';
import { StampCorrectionService } from './stamp-correction.service.js';

/** Jobs of units. */
@Controller()
export class AssignmentController {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly control: AssignmentControlService,
    private readonly stamps: StampCorrectionService,
    private readonly destinations: DestinationService,
  ) {}

  @Route(api.assignment)
  @Traces('record_viewed', 'assignment')
  read(@CurrentCaller() caller: Caller, @Input() { id }: { id: string }): Promise<Assignment> {
    return this.assignments.read(caller, id);
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
    return this.stamps.correct(caller, input);
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
    return this.destinations.choose(caller, input);
  }
}
