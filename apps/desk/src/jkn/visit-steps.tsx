import { type JknVisit } from '#siaga/contracts';
import { FetchedPart, Table, type TableColumn, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Step = JknVisit['tasks'][number];
/** BPJS's numbers of the steps, by the words that say them. */
const TASKS = {
  1: 'waitsAdmission',
  2: 'atAdmission',
  3: 'waitsClinic',
  4: 'served',
  5: 'leftClinic',
  6: 'medicineMade',
  7: 'medicineReady',
  99: 'absent',
} as const;
type KnownTask = keyof typeof TASKS;

const idOf = ({ taskId }: Step): string => String(taskId);
const isKnown = (taskId: number): taskId is KnownTask => Object.hasOwn(TASKS, taskId);

/** The steps of one visit, as we told them and as BPJS has them. */
export function VisitSteps({
  facilityId,
  bookingCode,
}: {
  facilityId: string;
  bookingCode: string;
}): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const fetched = useFetched('jknVisit', { facilityId, bookingCode });
  const columns = useMemo((): readonly TableColumn<Step>[] => {
    const time = (at: string | null): string => (at === null ? t('jkn.none') : format.time(at));
    return [
      {
        name: 'task',
        title: t('jkn.task'),
        isHead: true,
        // By its heading a key reaches the table, which scrolls on a phone.
        order: ({ taskId }) => taskId,
        cell: ({ taskId }) =>
          isKnown(taskId) ? `${String(taskId)}, ${t(`jkn.taskName.${TASKS[taskId]}`)}` : String(taskId),
      },
      { name: 'happened', title: t('jkn.happened'), cell: ({ oursAt }) => time(oursAt) },
      {
        name: 'told',
        title: t('jkn.told'),
        cell: ({ toldAt, refusal }) => (toldAt === null && refusal !== null ? refusal : time(toldAt)),
      },
      { name: 'theirs', title: t('jkn.theirTime'), cell: ({ theirs }) => theirs ?? t('jkn.none') },
    ];
  }, [t, format]);
  const heading = t('jkn.stepsOf', { code: bookingCode });
  return (
    <section className="dk-panel" aria-label={heading}>
      <header>
        <h2>{heading}</h2>
      </header>
      <FetchedPart fetched={fetched}>
        {({ problem, tasks }) => (
          <>
            {problem !== null && <p role="status">{t(`jkn.problem.${problem}`)}</p>}
            <Table
              label={heading}
              columns={columns}
              items={tasks}
              keyOf={idOf}
              empty={<p className="dk-none">{t('jkn.noSteps')}</p>}
            />
          </>
        )}
      </FetchedPart>
    </section>
  );
}
