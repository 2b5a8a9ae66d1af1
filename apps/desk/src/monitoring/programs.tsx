import { type MonitoringProgram } from '#siaga/contracts';
import { Button, FetchedPart, lazyWindow, useEntities, useFetched } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../booking-schedule/schedule.css';
import { AreaFrame } from './area-frame.js';
import './monitoring.css';
import { NumbersPanel } from './numbers-panel.js';
import { PostsPanel } from './posts-panel.js';
import { type Area } from './use-area.js';
import { useWords } from './use-words.js';

const ProgramDialog = lazyWindow(async () => (await import('./program-dialog.js')).ProgramDialog);

/** What is opened: a program to change, one to copy, or neither for a new one. */
interface Opened {
  program: MonitoringProgram | null;
  isCopy: boolean;
}

function ProgramList({
  heading,
  programs,
  isOwn,
  onOpen,
}: {
  heading: string;
  programs: readonly MonitoringProgram[];
  isOwn: boolean;
  onOpen: (program: MonitoringProgram) => void;
}): ReactElement | null {
  const { t } = useTranslation('desk');
  const { wordsOf } = useWords();
  if (programs.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul className="dk-plain">
        {programs.map((program) => {
          const name = wordsOf(program.name);
          const { id, version, rules, questions, isActive } = program;
          return (
            <li key={id} className="dk-thing">
              <span>
                <b>{name}</b>
                <small>
                  {t('monitoring.programs.facts', {
                    ...{ version, days: rules.periodDays, questions: questions.length },
                  })}
                  {!isActive && `, ${t('monitoring.programs.closed')}`}
                </small>
              </span>
              <Button
                kind="ghost"
                aria-label={t(isOwn ? 'monitoring.programs.edit' : 'monitoring.programs.copyOf', { name })}
                onClick={() => onOpen(program)}
              >
                {t(isOwn ? 'monitoring.programs.change' : 'monitoring.programs.copy')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function AreaPrograms({
  area,
  programs,
  onChanged,
}: {
  area: Area;
  programs: readonly MonitoringProgram[];
  onChanged: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [opened, setOpened] = useState<Opened | null>(null);
  const isOwn = ({ regionCode }: MonitoringProgram): boolean =>
    regionCode === area.code || regionCode.startsWith(`${area.code}.`);
  // Another office may have set the next version while this one reads: what the window is about is the newest.
  const program = programs.find(({ id }) => id === opened?.program?.id) ?? opened?.program ?? null;
  return (
    <section className="dk-panel" aria-label={t('monitoring.programs.list')}>
      <header>
        <h2>{t('monitoring.programs.list')}</h2>
        <Button onClick={() => setOpened({ program: null, isCopy: false })}>
          {t('monitoring.programs.add')}
        </Button>
      </header>
      <p className="muted">{t('monitoring.programs.versions')}</p>
      {programs.length === 0 && <p className="dk-none">{t('monitoring.programs.none')}</p>}
      <ProgramList
        heading={t('monitoring.programs.own')}
        programs={programs.filter(isOwn)}
        isOwn
        onOpen={(one) => setOpened({ program: one, isCopy: false })}
      />
      <ProgramList
        heading={t('monitoring.programs.above')}
        programs={programs.filter((one) => !isOwn(one))}
        isOwn={false}
        onOpen={(one) => setOpened({ program: one, isCopy: true })}
      />
      {opened && (
        <ProgramDialog
          area={area}
          program={program}
          isCopy={opened.isCopy}
          onClose={() => setOpened(null)}
          onReload={onChanged}
          onSaved={() => {
            setOpened(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

/** How the diseases of a region are followed up, as its health office sets it. */
export function Programs(): ReactElement {
  const heard = useEntities((state) => state.entities.monitoring_program);
  const since = [...heard.values()].map(({ id, version }) => `${id} ${version}`).join(' ');
  const fetched = useFetched('monitoringPrograms', {}, { since });
  return (
    <AreaFrame>
      {(area) => (
        <>
          <FetchedPart fetched={fetched}>
            {({ programs }) => (
              <>
                <AreaPrograms key={area.code} area={area} programs={programs} onChanged={fetched.reload} />
                <PostsPanel key={`posts ${area.code}`} area={area} programs={programs} />
              </>
            )}
          </FetchedPart>
          <NumbersPanel key={`numbers ${area.code}`} area={area} />
        </>
      )}
    </AreaFrame>
  );
}
