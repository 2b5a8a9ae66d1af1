import { isInRegion, type Centre, type Jurisdiction, type RegionName } from '#siaga/contracts';
import { targetOf } from './script.policy.js';

/** A border near a point. */
export interface NearBorder {
  code: string;
  name: string;
  kind: string;
  covers: boolean;
  /** To the polygon; 0 inside. */
  distanceM: number;
  isEstimate: boolean;
}

/** The own borders of a centre near a point. */
export interface NearArea {
  centreId: string;
  covers: boolean;
  /** To the line, from either side. */
  edgeM: number;
}

/** What is known around a point. */
export interface Surroundings {
  /** Kabupaten/kota, nearest first. */
  borders: readonly NearBorder[];
  areas: readonly NearArea[];
  /** The kabupaten/kota of the nearest village. */
  nearestVillage: RegionName | null;
}

export interface Question {
  /** Region of the call. */
  regionCode: string;
  accuracyM: number;
}

/** Borders that are drawn for maps are simplified: this near to one, a point may lie on either side. */
export const BORDER_ERROR_M = 100;

/** Whose case a point is. Pure: the same surroundings always give the same answer. */
export function decideJurisdiction(
  question: Question,
  around: Surroundings,
  centres: readonly Centre[],
): Jurisdiction {
  const side = sideOf(around, centres);
  const isOwn = isOwnSide(question, side);
  const others = otherSides(question, around, centres, isOwn);
  const edges = [...others.map(({ distanceM }) => distanceM), ...(side.edgeM === null ? [] : [side.edgeM])];
  const distanceToBorderM = edges.length === 0 ? null : Math.round(Math.min(...edges));
  const reach = question.accuracyM + BORDER_ERROR_M;
  const crosses = distanceToBorderM !== null && distanceToBorderM <= reach;
  const neighbour = isOwn && crosses ? others[0] : undefined;
  const shown = isOwn ? neighbour : side;
  return {
    isOwn,
    isUncertain: crosses || side.isEstimate,
    isEstimate: side.isEstimate,
    regency: side.regency,
    centre: side.centre,
    distanceToBorderM,
    target: shown ? targetOf(shown.regency, shown.centre) : null,
  };
}

interface Side {
  regency: RegionName | null;
  centre: Centre | null;
  isByArea: boolean;
  isEstimate: boolean;
  /** To the centre's own line, where that decided. */
  edgeM: number | null;
}

function sideOf(around: Surroundings, centres: readonly Centre[]): Side {
  const { regency, isEstimate } = regencyAt(around);
  const area = around.areas
    .filter(({ covers }) => covers)
    .flatMap((near) => {
      const centre = centres.find(({ id }) => id === near.centreId);
      return centre ? [{ centre, edgeM: near.edgeM }] : [];
    })[0];
  if (area) return { regency, centre: area.centre, isByArea: true, isEstimate: false, edgeM: area.edgeM };
  const centre = regency && centreFor(regency.code, centres);
  return { regency, centre, isByArea: false, isEstimate, edgeM: null };
}

/** An imported border that holds the point; else a guessed one; else, off the coast or in a gap, what is nearest. */
function regencyAt({ borders, nearestVillage }: Surroundings): {
  regency: RegionName | null;
  isEstimate: boolean;
} {
  const holding = borders.find(({ covers, isEstimate }) => covers && !isEstimate);
  if (holding) return { regency: nameOf(holding), isEstimate: false };
  const imported = borders.filter(({ isEstimate }) => !isEstimate);
  const [nearest] = [...imported].sort((a, b) => a.distanceM - b.distanceM);
  const isVillageImported = imported.some(({ code }) => code === nearestVillage?.code);
  // The village's own border is known and does not hold the point: the nearest border says more than the village.
  if (nearest && (isVillageImported || nearestVillage === null))
    return { regency: nameOf(nearest), isEstimate: true };
  const guessed = borders.find(({ covers, isEstimate }) => covers && isEstimate);
  return { regency: nearestVillage ?? (guessed ? nameOf(guessed) : null), isEstimate: true };
}

/** The centre that answers for a regency: the one that names it most closely. */
function centreFor(regencyCode: string, centres: readonly Centre[]): Centre | null {
  const closeness = (centre: Centre): number =>
    Math.max(
      0,
      ...centre.regionCodes.filter((code) => isInRegion(regencyCode, code)).map((code) => code.length),
    );
  const fitting = centres
    .filter((centre) => closeness(centre) > 0)
    .sort((a, b) => closeness(b) - closeness(a) || Number(b.isOwn) - Number(a.isOwn));
  return fitting[0] ?? null;
}

function isOwnSide({ regionCode }: Question, side: Side): boolean {
  const { regency, centre, isByArea } = side;
  if (isByArea && centre) return worksFor(centre, regionCode);
  if (regency !== null && isInRegion(regionCode, regency.code)) return true;
  if (centre) return worksFor(centre, regionCode);
  // Where nothing is known of a place, no case is sent away.
  return regency === null || isInRegion(regency.code, regionCode);
}

/** True when an own centre takes the calls of a region. */
export function worksFor(centre: Centre, callRegion: string): boolean {
  return (
    centre.isOwn &&
    (isInRegion(callRegion, centre.regionCode) ||
      centre.regionCodes.some((code) => isInRegion(callRegion, code)))
  );
}

/** Places near the point that are answered for by the other side, nearest first. */
function otherSides(
  question: Question,
  around: Surroundings,
  centres: readonly Centre[],
  isOwn: boolean,
): { regency: RegionName; centre: Centre | null; distanceM: number }[] {
  return around.borders
    .filter(({ covers, isEstimate }) => !covers && !isEstimate)
    .map((border) => ({
      regency: nameOf(border),
      centre: centreFor(border.code, centres),
      distanceM: border.distanceM,
    }))
    .filter(
      ({ regency, centre }) =>
        isOwnSide(question, { regency, centre, isByArea: false, isEstimate: false, edgeM: null }) !== isOwn,
    )
    .sort((a, b) => a.distanceM - b.distanceM);
}

function nameOf({ code, name, kind }: NearBorder): RegionName {
  return { code, name, kind };
}
