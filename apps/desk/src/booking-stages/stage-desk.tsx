import { type BookingDay, type BookingStage, type Facility, type StageTurn } from '#siaga/contracts';
import {
  Button,
  ConnectionBanner,
  EmptyState,
  FetchedPart,
  Field,
  keepPlace,
  readPlace,
  Select,
  showDone,
  useCommand,
  useEntities,
  useKeys,
} from '#siaga/web-kit';
import { Pill } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../booking/counter.css';
import { useLiveDay } from '../booking/use-live-day.js';
import { TurnRow } from './turn-row.js';
import { actsOf, type TurnAct, turnInHand, turnLists } from './turn-steps.policy.js';

/** Where this device sits in a stage. */
const ROOM = 'stageRoom:';
const CHOSEN = 'stage';

/** The counter at which somebody sits: one of the stage's, or what they type where it names none. */
function RoomField({
  stage,
  room,
  onRoom,
}: {
  stage: BookingStage;
  room: string;
  onRoom: (room: string) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  if (stage.rooms.length > 0)
    return (
      <Select
        label={t('stage.room')}
        value={room}
        options={stage.rooms.map((value) => ({ value, text: value }))}
        onChange={onRoom}
      />
    );
  return (
    <Field
      label={t('stage.room')}
      value={room}
      maxLength={20}
      onChange={(event) => onRoom(event.target.value)}
    />
  );
}

/** Calling and stepping, whose answers show at once. */
function useTurnCommands(stage: BookingStage, room: string) {
  const { t } = useTranslation('desk');
  const call = useCommand('callTurn');
  const step = useCommand('stepTurn');
  const { put } = useEntities.getState();
  return {
    isCalling: call.isBusy,
    isStepping: step.isBusy,
    next: async (isCompounded: boolean | null): Promise<void> => {
      const answer = await call.run({ id: stage.id, room, isCompounded });
      if (answer?.turn) put('stage_turn', answer.turn);
      else if (answer) showDone(t('stage.nobody'));
    },
    act: async ({ id, room: at }: StageTurn, { step: name }: TurnAct): Promise<void> => {
      const answer = await step.run({ id, step: name, room: name === 'serve' && at === null ? room : null });
      if (answer) put('stage_turn', answer);
    },
  };
}

/** One stage at work, all by keys. */
function StageAtWork({ stage, day }: { stage: BookingStage; day: BookingDay }): ReactElement {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState(() => readPlace(ROOM + stage.id) ?? stage.rooms[0] ?? '1');
  const room = stage.rooms.length === 0 || stage.rooms.includes(typed) ? typed : (stage.rooms[0] ?? '1');
  const { isCalling, isStepping, next, act } = useTurnCommands(stage, room);
  const lists = turnLists(day.turns, stage.id);
  const inHand = turnInHand(lists, room);
  const isPharmacy = stage.kind === 'pharmacy';
  const canCall = room.trim() !== '' && !isCalling;
  useKeys({
    n: () => canCall && void next(null),
    ...(isPharmacy && { r: () => canCall && void next(true) }),
    ...Object.fromEntries(
      (inHand === null ? [] : actsOf(inHand)).flatMap((one) =>
        one.key === '' ? [] : [[one.key.toLowerCase(), () => inHand && !isStepping && void act(inHand, one)]],
      ),
    ),
  });
  const tickets = new Map(day.tickets.map((ticket) => [ticket.id, ticket]));
  const part = (heading: string, none: string, turns: readonly StageTurn[]): ReactElement => (
    <section className="dk-panel" aria-label={heading}>
      <header>
        <h2>{heading}</h2>
        {turns.length > 0 && <span className="num">{turns.length}</span>}
      </header>
      {turns.length === 0 ? (
        <p className="dk-none">{none}</p>
      ) : (
        <ul className="dk-tickets">
          {turns.map((turn) => (
            <TurnRow
              key={turn.id}
              turn={turn}
              ticket={tickets.get(turn.ticketId)}
              isBusy={isStepping}
              hasKeys={turn.id === inHand?.id}
              onAct={(one, how) => void act(one, how)}
            />
          ))}
        </ul>
      )}
    </section>
  );
  return (
    <div className="dk-counterlists">
      <div className="line">
        <RoomField
          stage={stage}
          room={room}
          onRoom={(value) => {
            setTyped(value);
            keepPlace(ROOM + stage.id, value);
          }}
        />
        <Button kind="primary" kbd="N" isBusy={isCalling} disabled={!canCall} onClick={() => void next(null)}>
          {isPharmacy ? t('stage.begin') : t('stage.call', { room })}
        </Button>
        {isPharmacy && (
          <Button kbd="R" disabled={!canCall} onClick={() => void next(true)}>
            {t('stage.beginMade')}
          </Button>
        )}
      </div>
      {part(t(`stage.atWork.${stage.kind}`), t('stage.noneAtWork'), lists.atWork)}
      {part(t('stage.waiting'), t('stage.noneWaiting'), lists.waiting)}
      <p className="muted">{t('stage.ended', { n: lists.endedCount })}</p>
    </div>
  );
}

/** Which stage this counter works for: those that are open, and those where somebody still waits. */
function Chosen({ day }: { day: BookingDay }): ReactElement {
  const { t } = useTranslation('desk');
  const [chosen, setChosen] = useState(() => readPlace(CHOSEN));
  const isBusy = ({ id }: BookingStage): boolean =>
    day.turns.some(({ stageId, endedAt }) => stageId === id && endedAt === null);
  const stages = day.stages.filter((stage) => stage.isActive || isBusy(stage));
  const stage = stages.find(({ id }) => id === chosen) ?? stages[0];
  if (stage === undefined)
    return <EmptyState icon={Pill} title={t('stage.none')} text={t('stage.noneHint')} />;
  return (
    <>
      <Select
        label={t('stage.choose')}
        value={stage.id}
        options={stages.map(({ id, name, kind }) => ({
          value: id,
          text: `${name}, ${t(`stage.kind.${kind}`)}`,
        }))}
        onChange={(id) => {
          setChosen(id);
          keepPlace(CHOSEN, id);
        }}
      />
      <StageAtWork key={stage.id} stage={stage} day={day} />
    </>
  );
}

/** The counter of an admission or a pharmacy today. */
export function StageDesk({ facility }: { facility: Facility | null }): ReactElement | null {
  const day = useLiveDay(facility);
  if (!facility) return null;
  return (
    <main className="dk-work">
      <ConnectionBanner />
      <FetchedPart fetched={day}>{(today) => <Chosen key={facility.id} day={today} />}</FetchedPart>
    </main>
  );
}
