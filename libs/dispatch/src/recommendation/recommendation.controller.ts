import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { api, type Recommendation, type RecommendInput } from '#siaga/contracts';
import { CurrentCaller, Input, Route, Untraced, type Caller } from '#siaga/identity';
import { found } from '#siaga/kernel';
import { AssignmentRepository } from '../store/assignment.repository.js';
import { IncidentRepository } from '../store/incident.repository.js';
import { RecommendationService } from './recommendation.service.js';

/** Who can go, who can receive. */
@Controller()
export class RecommendationController {
  constructor(
    private readonly recommendations: RecommendationService,
    private readonly assignments: AssignmentRepository,
    private readonly incidents: IncidentRepository,
  ) {}

  @Route(api.recommend)
  @Untraced('units and facilities; whose case it is was read before')
  async recommend(
    @CurrentCaller() caller: Caller,
    @Input() input: z.infer<typeof RecommendInput>,
  ): Promise<Recommendation> {
    caller.demand('incident.read', input);
    if (input.incidentId) caller.demand('incident.read', found(await this.incidents.byId(input.incidentId)));
    const refusals = input.incidentId ? await this.assignments.refusalsOf(input.incidentId) : undefined;
    return this.recommendations.recommend({ ...input, refusals });
  }
}
