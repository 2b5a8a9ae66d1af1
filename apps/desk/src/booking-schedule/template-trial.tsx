import {
  type ClusterRhythm,
  type FoundTemplates,
  type TemplateFigures,
  type TemplateTrial,
  type TryTemplateInput,
} from '#siaga/contracts';
import { Button, FetchedPart, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type WeekLine } from './clinic-draft.policy.js';
import { isTyped } from './template-trial.policy.js';

type Found = NonNullable<FoundTemplates['best']>;

interface Way {
  readonly name: string;
  /** How many with a number these figures are of. */
  readonly people: number;
  readonly figures: TemplateFigures;
  /** Windows that can be taken into the form. */
  readonly rhythm: ClusterRhythm | null;
}

/** One row for each way to call people in, with what they and the doctor would feel. */
function Ways({
  ways,
  line,
  onTake,
}: {
  ways: readonly Way[];
  line: WeekLine;
  onTake: (rhythm: ClusterRhythm) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  // It opens below what was pressed, where a short screen ends.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const stay = (of: TemplateFigures['booked']): string =>
    of === null
      ? '–'
      : t('template.stay', { mean: format.number(of.meanMin), most: format.number(of.p90Min) });
  const minutes = (n: number): string => t('template.minutes', { n: format.number(n) });
  return (
    <div ref={box} className="sg-tablebox" tabIndex={0} role="group" aria-label={t('template.title')}>
      <table className="sg-table num">
        <thead>
          <tr>
            <th scope="col">{t('template.way')}</th>
            <th scope="col">{t('template.people')}</th>
            <th scope="col">{t('template.booked')}</th>
            <th scope="col">{t('template.walkIn')}</th>
            <th scope="col">{t('template.idle')}</th>
            <th scope="col">{t('template.overrun')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {ways.map(({ name, people, figures, rhythm }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{people}</td>
              <td>{stay(figures.booked)}</td>
              <td>{stay(figures.walkIn)}</td>
              <td>{minutes(figures.idleMin)}</td>
              <td>{minutes(figures.overrunMin)}</td>
              <td>
                {rhythm && !isTyped(line, rhythm) && (
                  <Button aria-label={t('template.takeThis', { name })} onClick={() => onTake(rhythm)}>
                    {t('template.take')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What patients and doctor would feel of a line's windows, tried on the clinic's own weeks, beside what the nightly search found. */
export function TemplateTrialPart({
  input,
  line,
  onTake,
}: {
  input: TryTemplateInput;
  line: WeekLine;
  onTake: (rhythm: ClusterRhythm) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const fetched = useFetched('tryTemplate', input);
  const nameOf = ({ minutes, places, firstExtra }: ClusterRhythm): string =>
    t(firstExtra > 0 ? 'template.windowsExtra' : 'template.windows', { minutes, places, extra: firstExtra });
  const waysOf = ({ asked, opening, places, crowd, found }: TemplateTrial): Way[] => {
    const of = (name: string, { rhythm, figures }: Found): Way => ({
      ...{ name, rhythm, figures },
      people: found?.crowd.booked ?? 0,
    });
    const { best = null, curve = [] } = found ?? {};
    const others = curve.filter(({ rhythm }) => JSON.stringify(rhythm) !== JSON.stringify(best?.rhythm));
    return [
      {
        name: t('template.asked', { windows: nameOf(input) }),
        people: Math.min(places, crowd.booked),
        figures: asked,
        rhythm: null,
      },
      { name: t('template.opening'), people: crowd.booked, figures: opening, rhythm: null },
      ...(best ? [of(t('template.best', { windows: nameOf(best.rhythm) }), best)] : []),
      ...others.map((one) => of(nameOf(one.rhythm), one)),
    ];
  };
  return (
    <section className="dk-trial" aria-label={t('template.title')}>
      <h4>{t('template.title')}</h4>
      <FetchedPart fetched={fetched}>
        {(trial) => (
          <>
            <p className="muted">
              {trial.crowd.sessions === 0
                ? t('template.assumed')
                : t('template.learned', { n: trial.crowd.sessions })}{' '}
              {t('template.crowd', {
                booked: trial.crowd.booked,
                walkIns: trial.crowd.walkIns,
                mean: format.number(trial.crowd.meanMin, 1),
                noShow: format.number(trial.crowd.noShow * 100),
              })}
            </p>
            {trial.places < trial.crowd.booked && (
              <p className="is-amber">{t('template.few', { n: trial.places })}</p>
            )}
            <Ways ways={waysOf(trial)} line={line} onTake={onTake} />
            <p className="muted">
              {trial.found === null
                ? t('template.notYet')
                : t('template.foundAt', {
                    day: format.day(trial.found.foundAt),
                    minutes: trial.found.lengthMin,
                  })}
            </p>
          </>
        )}
      </FetchedPart>
    </section>
  );
}
