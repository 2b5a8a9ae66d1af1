import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, runInSlices, RunsInBackground, TimedWork, type Logger } from '#siaga/kernel';
import { Database } from '#siaga/persistence';
import { placesOf, type Template } from '../domain/clinic-day.policy.js';
import { usualSession } from '../domain/session-days.policy.js';
import { ClinicEntity } from '../store/clinic.entity.js';
import { TemplateRepository } from '../store/template.repository.js';
import { searchSteps } from './template-runs.js';
import { TemplatesService } from './templates.service.js';

/** One clinic a turn: a search takes a core for some seconds, in slices that let everything else through. */
const INTERVAL_MS = 60_000;
const EVERY_MS = 24 * 3_600_000;

/** Looks once a day for the windows that spare a clinic's patients most; its head decides. Any number of processes may do it. */
@RunsInBackground()
@Injectable()
export class TemplateSearch extends TimedWork {
  constructor(
    private readonly database: Database,
    private readonly templates: TemplateRepository,
    private readonly trials: TemplatesService,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(INTERVAL_MS, logger, 'the best windows of a clinic cannot be looked for');
  }

  /** Searches for one clinic whose day is up; gives which, null when none is due. */
  async searchNext(): Promise<string | null> {
    const now = this.clock.now();
    const id = await this.templates.claim(now, new Date(now.getTime() - EVERY_MS));
    if (id === null) return null;
    const clinic = await this.database.read(ClinicEntity, (rows) => rows.findOne({ where: { id } }));
    const usual = clinic && usualSession(clinic.weekly);
    if (!clinic || !usual) return null;
    const template: Template = { ...usual, rules: clinic.rules };
    const crowd = await this.trials.crowdOf(clinic, placesOf(template));
    const found = await runInSlices(searchSteps(crowd, template));
    await this.templates.save(id, { ...found, foundAt: now.toISOString() });
    return id;
  }

  protected turn(): Promise<string | null> {
    return this.searchNext();
  }
}
