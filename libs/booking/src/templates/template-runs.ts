import type { ClinicCrowd, FoundTemplates, TemplateFigures } from '#siaga/contracts';
import { simulateDay, type ClinicDay, type Template } from '../domain/clinic-day.policy.js';
import { atOpening, bestOf, curveOf, figuresOf, rhythmsFor } from '../domain/template-choice.policy.js';

/** So many days let two runs of the same template differ by about a minute. */
const TRIED_DAYS = 200;
/** The search compares templates on the same days, so that fewer tell them apart. */
const SEARCHED_DAYS = 100;

/** The figures of a template on a crowd, a day a step. */
export function* figuresSteps(
  crowd: ClinicCrowd,
  template: Template,
  count = TRIED_DAYS,
): Generator<void, TemplateFigures> {
  const days: ClinicDay[] = [];
  for (let day = 0; day < count; day += 1) {
    days.push(simulateDay(`day ${String(day)}`, crowd, template));
    yield;
  }
  return figuresOf(days);
}

/** The figures of the same crowd when all come at opening, a day a step. */
export function* openingSteps(
  crowd: ClinicCrowd,
  template: Template,
  count = TRIED_DAYS,
): Generator<void, TemplateFigures> {
  return yield* figuresSteps(crowd, { ...template, rhythm: atOpening(template, crowd.booked) }, count);
}

/** The search of the best rhythm for a crowd and a length of session, a day a step. */
export function* searchSteps(
  crowd: ClinicCrowd,
  template: Template,
): Generator<void, Omit<FoundTemplates, 'foundAt'>> {
  const opening = yield* openingSteps(crowd, template, SEARCHED_DAYS);
  const tried: { rhythm: Template['rhythm']; figures: TemplateFigures }[] = [];
  for (const rhythm of rhythmsFor(crowd, template.lengthMin, template.rhythm.walkIns))
    tried.push({ rhythm, figures: yield* figuresSteps(crowd, { ...template, rhythm }, SEARCHED_DAYS) });
  const curve = curveOf(tried, opening);
  return { lengthMin: template.lengthMin, crowd, opening, curve, best: bestOf(curve) };
}
