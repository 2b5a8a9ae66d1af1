import {
  type FollowUpRowProblem,
  type ListPreview,
  type ListProblem,
  type ListRowProblem,
} from '#siaga/contracts';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Of the kinds that are brought here. */
type Told = Exclude<ListRowProblem, FollowUpRowProblem>;

/** One problem in words: what, and what came of it. */
export function ProblemText({ problem }: { problem: ListProblem }): ReactElement {
  const { t } = useTranslation('console');
  const words = t(`lists.problem.${problem.code as Told}`);
  return <>{problem.column === null ? words : `${problem.column}: ${words}`}</>;
}

/** What is wrong with a list, by row and column; the first of it. */
export function ListProblems({
  preview: { problems, problemCount },
}: {
  preview: Pick<ListPreview, 'problems' | 'problemCount'>;
}): ReactElement | null {
  const { t } = useTranslation('console');
  if (problems.length === 0) return null;
  return (
    <section>
      <h3>{t('lists.problems', { n: problemCount })}</h3>
      <ul className="fileproblems" tabIndex={0} aria-label={t('lists.problems', { n: problemCount })}>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.column ?? ''} ${problem.code}`}>
            <b className="num">{t('lists.line', { line: problem.line })}</b> <ProblemText problem={problem} />{' '}
            <small className={problem.isRefusal ? 'is-amber' : 'muted'}>
              {t(problem.isRefusal ? 'lists.notTaken' : 'lists.restTaken')}
            </small>
          </li>
        ))}
      </ul>
      {problemCount > problems.length && (
        <p className="muted">{t('lists.moreProblems', { n: problemCount - problems.length })}</p>
      )}
    </section>
  );
}
