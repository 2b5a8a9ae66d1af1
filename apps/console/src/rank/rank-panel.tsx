import { type FacilityReason, isLive, type RankedFacility, type RankedUnit } from '#siaga/contracts';
import { Kbd, Loading, useFormat } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';
import { type ReasonTexts, useReasonTexts } from './reason-text.js';
import { NextFreeList } from './next-free.js';
import { LostFacility, LostUnits } from './lost-choice.js';
import { FACILITY_LETTERS, shownFacilities } from './sendable.policy.js';
import { useRanking } from './use-case-ranking.js';

const SHOWN_LEFT_OUT = 4;

/** How long and how far; what is guessed from the straight line says so. */
function Drive({
  drive: { travelS, distanceM, isEstimate },
}: {
  drive: Pick<RankedUnit, 'travelS' | 'distanceM' | 'isEstimate'>;
}): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { recommendation } = useRanking();
  // Where all are guessed, the panel's head says so once.
  const isOdd = isEstimate && recommendation?.isEstimate === false;
  return (
    <span className="eta num">
      {isEstimate && '~'}
      {format.span(travelS)}
      <small>{format.distance(distanceM)}</small>
      {isOdd && <small>{t('rank.guess')}</small>}
    </span>
  );
}

function UnitLine({
  unit,
  index,
  isChosen,
  why,
}: {
  unit: RankedUnit;
  index: number;
  isChosen: boolean;
  why: string;
}): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const { choose, addUnit } = useWorkspace.getState();
  const isAdded = useWorkspace(({ choice }) => choice.unitIds.includes(unit.unitId));
  return (
    <div className="rkline">
      <button
        type="button"
        className={`rk ${unit.isStale ? 'is-stale' : ''}`}
        aria-pressed={isChosen}
        onClick={() => choose({ unitIds: [unit.unitId] })}
      >
        <Kbd>{index + 1}</Kbd>
        <span>
          <b>{unit.callSign}</b> {t(`common:unitType.${unit.type}`)}
          <small>{why}</small>
        </span>
        <Drive drive={unit} />
      </button>
      <button
        type="button"
        className="rkadd"
        aria-pressed={isAdded}
        aria-label={t('rank.also', { unit: unit.callSign })}
        title={t('rank.also', { unit: unit.callSign })}
        onClick={() => addUnit(unit.unitId)}
      >
        {isAdded ? '✓' : '+'}
      </button>
    </div>
  );
}

function FacilityLine({
  facility,
  index,
  isChosen,
  why,
}: {
  facility: RankedFacility;
  index: number;
  isChosen: boolean;
  why: string;
}): ReactElement {
  const choose = useWorkspace((state) => state.choose);
  return (
    <button
      type="button"
      className="rk"
      aria-pressed={isChosen}
      onClick={() => choose({ facilityId: isChosen ? null : facility.facilityId })}
    >
      <Kbd>{FACILITY_LETTERS[index]}</Kbd>
      <span>
        <b>{facility.name}</b>
        <small>{why}</small>
      </span>
      <Drive drive={facility} />
    </button>
  );
}

function LeftOut({ title, lines }: { title: string; lines: readonly string[] }): ReactElement | null {
  const { t } = useTranslation('console');
  const [isOpen, setOpen] = useState(false);
  if (lines.length === 0) return null;
  const shown = isOpen ? lines : lines.slice(0, SHOWN_LEFT_OUT);
  const hidden = lines.length - shown.length;
  return (
    <div className="why">
      {title}: {shown.join(', ')}
      {hidden > 0 && (
        <button type="button" className="more" onClick={() => setOpen(true)}>
          {t('rank.more', { n: hidden })}
        </button>
      )}
    </div>
  );
}

function UnitList({ texts }: { texts: ReasonTexts }): ReactElement {
  const { t } = useTranslation('console');
  const ranking = useRanking();
  const { recommendation, sendable: units, lost } = ranking;
  // While one is missed, the next in line only waits to be confirmed.
  const isSettled = ranking.isUnitChosen || lost.unitIds.length === 0;
  const hasFitting = units[0]?.lacks.length === 0;
  const isPicking = useWorkspace((state) => state.pickMode === 'units');
  return (
    <section className={isPicking ? 'is-picking' : ''}>
      <h2>
        <span>{t('rank.title')}</span>
        <Kbd>U</Kbd>
      </h2>
      {isPicking && (
        <div className="why" role="status">
          {t('rank.adding')}
        </div>
      )}
      <LostUnits />
      {recommendation && !hasFitting && (
        <div className="why is-amber" role="status">
          {t(units.length > 0 ? 'rank.noneFitting' : 'rank.none')}
        </div>
      )}
      {units.map((unit, index) => (
        <UnitLine
          key={unit.unitId}
          unit={unit}
          index={index}
          isChosen={isSettled && ranking.units.some(({ unitId }) => unitId === unit.unitId)}
          why={ranking.isFirstAnswer ? t('rank.first') : texts.unit(unit.reasons)}
        />
      ))}
      <NextFreeList units={recommendation?.nextFree ?? []} />
      <LeftOut
        title={t('rank.leftOut')}
        lines={(recommendation?.unitsLeftOut ?? [])
          .filter(({ unitId }) => !units.some((unit) => unit.unitId === unitId))
          .map(texts.unitLeftOut)}
      />
    </section>
  );
}

const isUnsurePoint = ({ code }: FacilityReason): boolean => code === 'point_flagged';

function FacilityList({ texts }: { texts: ReasonTexts }): ReactElement {
  const { t } = useTranslation('console');
  const ranking = useRanking();
  const facilities = shownFacilities(ranking.recommendation);
  // What is so of every line is said once, above them.
  const areAllUnsure =
    facilities.length > 1 && facilities.every(({ reasons }) => reasons.some(isUnsurePoint));
  const whyOf = ({ reasons }: RankedFacility): string =>
    texts.facility(areAllUnsure ? reasons.filter((reason) => !isUnsurePoint(reason)) : reasons);
  const isPicking = useWorkspace((state) => state.pickMode === 'facilities');
  return (
    <section className={isPicking ? 'is-picking' : ''}>
      <h2>
        <span>{t('rank.destinations')}</span>
        <Kbd>F</Kbd>
      </h2>
      {isPicking && (
        <div className="why" role="status">
          {t('rank.choosing')}
        </div>
      )}
      <LostFacility />
      {areAllUnsure && <div className="why">{t('rank.allUnsure')}</div>}
      {facilities.map((facility, index) => (
        <FacilityLine
          key={facility.facilityId}
          facility={facility}
          index={index}
          isChosen={facility.facilityId === ranking.facility?.facilityId}
          why={ranking.isFirstAnswer ? t('rank.first') : whyOf(facility)}
        />
      ))}
      {facilities.length === 0 && <div className="why">{t('rank.noneFacility')}</div>}
      <LeftOut
        title={t('rank.leftOutFacilities')}
        lines={(ranking.recommendation?.facilitiesLeftOut ?? []).map(texts.facilityLeftOut)}
      />
    </section>
  );
}

/** Who can go and where to, with the reason for each place in the order and why the others were left out. */
export function RankPanel(): ReactElement | null {
  const { t } = useTranslation('console');
  const ranking = useRanking();
  const texts = useReasonTexts();
  const format = useFormat();
  if (!ranking.facts || (ranking.inHand?.kind === 'incident' && !isLive(ranking.inHand.incident)))
    return null;
  const { recommendation } = ranking;
  return (
    <div className="rank">
      {!ranking.facts.place && <div className="why first">{t('rank.waitPlace')}</div>}
      {ranking.facts.place && !recommendation && ranking.hasFailed && (
        <div className="why first is-amber">{t('rank.failed')}</div>
      )}
      {ranking.facts.place && !recommendation && !ranking.hasFailed && <Loading />}
      {recommendation && ranking.hasFailed && (
        <div className="why first is-amber" role="status">
          {t('rank.old', { time: format.time(recommendation.at) })}
        </div>
      )}
      {recommendation && (
        <>
          <p className={recommendation.isEstimate ? 'method is-amber' : 'method'}>
            {t(recommendation.isEstimate ? 'rank.estimate' : 'rank.roads')}
          </p>
          <UnitList texts={texts} />
          <FacilityList texts={texts} />
        </>
      )}
    </div>
  );
}
