import { type AreaStanding, MonitoredKind } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { shareOf } from './office.policy.js';

/** Of how many a figure is; the others stand by themselves. */
const FIGURES = {
  open: ({ open }: AreaStanding) => ({ n: open, of: null }),
  reported: ({ reported, due }: AreaStanding) => ({ n: reported, of: due }),
  silent: ({ silent }: AreaStanding) => ({ n: silent, of: null }),
  signs: ({ symptomatic }: AreaStanding) => ({ n: symptomatic, of: null }),
  urgent: ({ urgent }: AreaStanding) => ({ n: urgent, of: null }),
  untaken: ({ untaken }: AreaStanding) => ({ n: untaken, of: null }),
  activated: ({ activated, reporters }: AreaStanding) => ({ n: activated, of: reporters }),
  reached: ({ reached, open }: AreaStanding) => ({ n: reached, of: open }),
} as const;
type Figure = keyof typeof FIGURES;

/** How an area stands now: the numbers that an office reads out in the morning. */
export function AreaFigures({ standing }: { standing: AreaStanding }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (
    <section className="dk-panel" aria-label={t('office.now')}>
      <header>
        <h2>{t('office.now')}</h2>
      </header>
      <dl className="mo-figures">
        {(Object.keys(FIGURES) as Figure[]).map((name) => {
          const { n, of } = FIGURES[name](standing);
          const share = of === null ? null : shareOf(n, of);
          return (
            <div key={name} data-figure={name} data-some={n > 0}>
              <dt>{t(`office.figure.${name}`)}</dt>
              <dd className="num">
                <b>{share === null ? format.number(n) : t('office.percent', { n: Math.round(share) })}</b>
                {of !== null && (
                  <small>{t('office.of', { n: format.number(n), all: format.number(of) })}</small>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="num">
        {t('office.kinds')}:{' '}
        {MonitoredKind.options
          .map((kind) => `${t(`office.kind.${kind}`)} ${format.number(standing.byKind[kind])}`)
          .join(' · ')}
      </p>
    </section>
  );
}
