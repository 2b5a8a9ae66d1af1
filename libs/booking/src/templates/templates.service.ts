import { Injectable } from '@nestjs/common';
import type { ClinicCrowd, TemplateTrial, TryTemplateInput } from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { AppError, Clock, found, runInSlices } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { crowdOf } from '../domain/clinic-crowd.policy.js';
import { placesOf, type Template } from '../domain/clinic-day.policy.js';
import { serviceDateAt } from '../domain/session-days.policy.js';
import { ClinicEntity } from '../store/clinic.entity.js';
import { TemplateRepository } from '../store/template.repository.js';
import { figuresSteps, openingSteps } from './template-runs.js';

const LEARNED_DAYS = 56;
const DAY_MS = 86_400_000;
/** Each run takes a core for about a tenth of a second. */
const MOST_TRIALS = 3;

/** What a changed template would do to a clinic's own patients, before it is used. */
@Injectable()
export class TemplatesService {
  private running = 0;

  constructor(
    private readonly database: Database,
    private readonly templates: TemplateRepository,
    private readonly clock: Clock,
  ) {}

  /** Runs the days of a template through the rules that patients meet. Throws RESOURCE.NOT_FOUND, SYSTEM.OVERLOADED. */
  async try(caller: Caller, input: TryTemplateInput): Promise<TemplateTrial> {
    const clinic = found(
      await this.database.read(ClinicEntity, (rows) => rows.findOne({ where: { id: input.id } })),
    );
    caller.demand('booking.manage', clinic);
    const { minutes, places, walkIns, firstExtra, walkInAfter, lengthMinutes: lengthMin } = input;
    const template: Template = {
      rhythm: { minutes, places, walkIns, firstExtra },
      lengthMin,
      rules: { ...clinic.rules, walkInAfter },
    };
    if (this.running >= MOST_TRIALS) throw new AppError('SYSTEM.OVERLOADED');
    this.running += 1;
    try {
      const offered = placesOf(template);
      const crowd = await this.crowdOf(clinic, offered);
      return {
        crowd,
        places: offered,
        asked: await runInSlices(figuresSteps(crowd, template)),
        opening: await runInSlices(openingSteps(crowd, template)),
        found: await this.templates.found(clinic.id),
      };
    } finally {
      this.running -= 1;
    }
  }

  /** Who came to a clinic's sessions in its last eight weeks, today left out; `places` is what a session offers. */
  async crowdOf(
    { id, regionCode, rules }: Pick<ClinicEntity, 'id' | 'regionCode' | 'rules'>,
    places: number,
  ): Promise<ClinicCrowd> {
    const now = this.clock.now();
    const today = serviceDateAt(now, regionCode);
    const from = serviceDateAt(new Date(now.getTime() - LEARNED_DAYS * DAY_MS), regionCode);
    return crowdOf(await this.templates.past(id, from, today), places, rules.earliestMinutes);
  }
}
