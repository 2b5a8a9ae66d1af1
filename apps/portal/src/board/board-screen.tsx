import { type AskedTopics } from '#siaga/client';
import { Loading } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { VisitLine } from '../live/visit-line.js';
import './board.css';
import { keptBoard } from './kept-board.js';
import { Pairing } from './pairing.js';
import { keptOf, useBoard } from './use-board.js';
import { boardIdOf, useBoardVisit } from './use-board-visit.js';
import { useAwake, useNewDay } from './wall-upkeep.js';
import { Wall } from './wall.js';

const TOPICS: AskedTopics = ['board'];

/** The board of a visit, with its line. */
function LiveWall({ id, over }: { id: string; over: () => void }): ReactElement {
  const shown = useBoard(id, over);
  useNewDay(shown && !shown.isOld ? shown.board : null);
  return (
    <>
      <VisitLine topics={TOPICS} ended={over} />
      {shown ? <Wall shown={shown} /> : <Loading />}
    </>
  );
}

/** What was kept, while nobody answers who this television is. */
function KeptWall(): ReactElement {
  const shown = useMemo(() => keptOf(keptBoard()), []);
  return shown ? <Wall shown={shown} /> : <Loading />;
}

/** The board of a waiting room: a code until somebody lets it in, then the numbers, and after each start by itself. */
export function BoardScreen(): ReactElement {
  const { state, again, enter } = useBoardVisit();
  useAwake();
  if (state.kind === 'signed_in' || state.kind === 'none') {
    const id = state.kind === 'none' ? null : boardIdOf(state.visit);
    return id === null ? <Pairing enter={enter} /> : <LiveWall key={id} id={id} over={again} />;
  }
  return <KeptWall />;
}
