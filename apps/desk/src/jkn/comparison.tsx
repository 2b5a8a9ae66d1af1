import {
  type Facility,
  type JknComparedBooking,
  type JknComparison,
  type JknProblem,
  regionTimeZone,
  wallTimeAt,
} from '#siaga/contracts';
import {
  Button,
  FetchedPart,
  Select,
  serverNowMs,
  Table,
  type TableColumn,
  useFetched,
  useFormat,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KnownSessions } from './known-sessions.js';
import { VisitSaid } from './visit-said.js';
import { VisitSteps } from './visit-steps.js';

const DAYS = 7;
const DAY_MS = 86_400_000;

const codeOf = ({ bookingCode }: JknComparedBooking): string => bookingCode;

/** The last days of a region's calendar, today first, yyyy-mm-dd. */
function lastDays(regionCode: string): string[] {
  return Array.from({ length: DAYS }, (_, back) => {
    const { year, month, day } = wallTimeAt(serverNowMs() - back * DAY_MS, regionTimeZone(regionCode));
    return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  });
}

type Column = TableColumn<JknComparedBooking>;

/** What BPJS has taken of a puskesmas' booking, where it gives nothing back. */
function useTakenColumn(): Column {
  const { t } = useTranslation('desk');
  return {
    name: 'taken',
    title: t('jkn.taken'),
    order: ({ ours }) => -(ours?.missed?.length ?? 0),
    cell: ({ ours }) => {
      const missed = ours?.missed ?? null;
      if (missed === null) return t('jkn.notTold');
      if (missed.length === 0) return t('jkn.takenAll');
      return t('jkn.missed', { what: missed.map((told) => t(`jkn.toldName.${told}`)).join(', ') });
    },
  };
}

/** While BPJS was not asked or did not answer, nothing is said of what it holds. */
function useTheirColumns(isAnswered: boolean): Column[] {
  const { t } = useTranslation('desk');
  return [
    {
      name: 'theirs',
      title: t('jkn.theirs'),
      order: ({ theirs }) => theirs?.number ?? null,
      cell: ({ theirs }) =>
        theirs === null ? t(isAnswered ? 'jkn.none' : 'jkn.unknown') : `${theirs.number}, ${theirs.status}`,
    },
    {
      name: 'differs',
      title: t('jkn.differs'),
      order: ({ differs }) => -differs.length,
      cell: ({ differs }) =>
        differs.length === 0
          ? t(isAnswered ? 'jkn.same' : 'jkn.unknown')
          : differs.map((difference) => t(`jkn.difference.${difference}`)).join(', '),
    },
  ];
}

function useColumns(problem: JknProblem | null, onSteps: (code: string) => void): readonly Column[] {
  const { t } = useTranslation('desk');
  const taken = useTakenColumn();
  const theirs = useTheirColumns(problem === null);
  return [
    { name: 'code', title: t('jkn.code'), isHead: true, order: codeOf, cell: codeOf },
    {
      name: 'ours',
      title: t('jkn.ours'),
      order: ({ ours }) => ours?.number ?? null,
      cell: ({ ours }) => (ours === null ? t('jkn.none') : `${ours.number}, ${t(`jkn.state.${ours.state}`)}`),
    },
    ...(problem === 'no_list' ? [taken] : theirs),
    {
      name: 'steps',
      isBare: true,
      title: t('jkn.steps'),
      cell: ({ ours, bookingCode: code }) =>
        ours === null ? (
          ''
        ) : (
          <Button aria-label={t('jkn.stepsOf', { code })} onClick={() => onSteps(code)}>
            {t('jkn.steps')}
          </Button>
        ),
    },
  ];
}

function Day({ comparison, facilityId }: { comparison: JknComparison; facilityId: string }): ReactElement {
  const { t } = useTranslation('desk');
  const [code, setCode] = useState<string | null>(null);
  const columns = useColumns(comparison.problem, setCode);
  const Steps = comparison.problem === 'no_list' ? VisitSaid : VisitSteps;
  const differing = comparison.bookings.filter(({ differs }) => differs.length > 0).length;
  return (
    <>
      {comparison.problem !== null && <p role="status">{t(`jkn.problem.${comparison.problem}`)}</p>}
      <section className="dk-panel" aria-label={t('jkn.heading')}>
        <header>
          <h2>{t('jkn.heading')}</h2>
          {differing > 0 && <span className="num">{t('jkn.differing', { n: differing })}</span>}
        </header>
        <Table
          label={t('jkn.heading')}
          columns={columns}
          items={comparison.bookings}
          keyOf={codeOf}
          empty={<p className="dk-none">{t('jkn.empty')}</p>}
        />
      </section>
      {code !== null && <Steps key={code} facilityId={facilityId} bookingCode={code} />}
    </>
  );
}

/** BPJS's view of a day against ours, for the head of the clinic. */
export function Comparison({ facility }: { facility: Facility | null }): ReactElement | null {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const days = facility === null ? [] : lastDays(facility.regionCode);
  const [chosen, setChosen] = useState<string | null>(null);
  const date = chosen ?? days[0] ?? '';
  const fetched = useFetched('jknComparison', facility && { facilityId: facility.id, date });
  if (!facility) return null;
  return (
    <main className="dk-work">
      <Select
        label={t('jkn.day')}
        value={date}
        options={days.map((day) => ({ value: day, text: format.day(`${day}T12:00:00Z`) }))}
        onChange={setChosen}
      />
      <FetchedPart fetched={fetched}>
        {(comparison) => <Day key={date} comparison={comparison} facilityId={facility.id} />}
      </FetchedPart>
      <KnownSessions key={`known ${date}`} facilityId={facility.id} date={date} />
    </main>
  );
}
