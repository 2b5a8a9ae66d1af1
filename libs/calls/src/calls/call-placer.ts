import { Inject, Injectable } from '@nestjs/common';
import {
  isInRegion,
  type CallEvent,
  type FixDoubt,
  type Place,
  type Point,
  type RecommendationSummary,
} from '#siaga/contracts';
import { RecommendationService } from '#siaga/dispatch';
import { PlaceDescriber, PlaceIndex } from '#siaga/geo';
import { cutText, doubtOfPoint, LOGGER, type Logger } from '#siaga/kernel';

/** A street is the name of a point no farther away than this; beyond, the village says more. */
const STREET_NAMES_POINT_M = 60;
/** A radius over this says only in which part of the country: nobody is fastest to it. */
const COARSE_M = 50_000;
/** Mirrored at the equator it is another town: 25 km to each side. */
const OTHER_TOWN_DEGREES = 0.225;

/** Where a caller is and who could go there. A call must come in without either: what fails here is logged, and the answer is null. */
@Injectable()
export class CallPlacer {
  constructor(
    @Inject(PlaceIndex) private readonly places: Pick<PlaceIndex, 'locate'>,
    @Inject(PlaceDescriber) private readonly describer: Pick<PlaceDescriber, 'describe'>,
    @Inject(RecommendationService) private readonly recommendations: Pick<RecommendationService, 'summarise'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The unconfirmed place an event gives: its position with the names around it, or else the best candidate for its words. */
  async placeOf(
    event: Pick<CallEvent, 'location' | 'locationText'>,
    regionCode: string,
  ): Promise<Place | null> {
    const { location, locationText } = event;
    if (location) {
      const { point, accuracyM, source } = location;
      const names = await this.namesOf(point);
      const doubt = await this.doubtOf(location, names.regionCode, regionCode);
      return { ...names, point, accuracyM, source, isConfirmed: false, ...(doubt && { doubt }) };
    }
    return locationText ? this.locate(locationText, regionCode) : null;
  }

  /** A place that a person chose: confirmed, with the names around it where they were left out. */
  async confirm({ doubt: _, ...place }: Place): Promise<Place> {
    const names = await this.namesOf(place.point);
    const doubt = doubtOfPoint(place.point);
    return {
      ...place,
      ...(doubt && { doubt }),
      label: place.label || names.label,
      context: place.context || names.context,
      regionCode: place.regionCode ?? names.regionCode,
      isConfirmed: true,
    };
  }

  /** Units and facilities for a place; null while they cannot be ranked, and for a place that is not believed. */
  async suggest(place: Place, regionCode: string): Promise<RecommendationSummary | null> {
    if (place.doubt !== undefined) return null;
    try {
      return await this.recommendations.summarise(place, regionCode);
    } catch (error) {
      this.logger.error({ err: error }, 'a call came in without a ranking');
      return null;
    }
  }

  /** By itself, and by the centre's region: with the other sign it would lie there, and so it does not. */
  private async doubtOf(
    { point, accuracyM, doubt }: NonNullable<CallEvent['location']>,
    found: string | null,
    regionCode: string,
  ): Promise<FixDoubt | null> {
    const plain = doubt ?? doubtOfPoint(point) ?? (accuracyM > COARSE_M ? 'coarse' : null);
    if (plain !== null || Math.abs(point.lat) < OTHER_TOWN_DEGREES) return plain;
    const isHeld = (code: string | null): boolean => code !== null && isInRegion(code, regionCode);
    if (regionCode === 'ID' || isHeld(found)) return null;
    const mirrored = await this.namesOf({ lon: point.lon, lat: -point.lat });
    return isHeld(mirrored.regionCode) ? 'lost_sign' : null;
  }

  private locate(text: string, regionCode: string): Place | null {
    try {
      const [best] = this.places.locate(text, {
        regionCodes: regionCode === 'ID' ? [] : [regionCode],
        limit: 1,
      }).candidates;
      // A place in another region, found by its name alone, is for a person to choose.
      if (best === undefined || best.isOutside) return null;
      const { point, accuracyM, source, label, context } = best;
      return {
        point,
        accuracyM,
        source,
        label: fitting(label),
        context: fitting(context),
        regionCode: best.regionCode,
        isConfirmed: false,
      };
    } catch (error) {
      this.logger.error({ err: error }, 'a call came in whose place could not be searched');
      return null;
    }
  }

  private async namesOf(point: Point): Promise<Pick<Place, 'label' | 'context' | 'regionCode'>> {
    try {
      const { address, village, district, regency, plusCode } = await this.describer.describe(point);
      const regions = [village, district, regency].filter((region) => region !== null);
      const names = regions.map((region) => region.name);
      if (address && address.distanceM <= STREET_NAMES_POINT_M) names.unshift(address.label);
      return {
        label: fitting(names[0] ?? plusCode),
        context: fitting(names.slice(1).join(', ')),
        regionCode: regions[0]?.code ?? null,
      };
    } catch (error) {
      this.logger.error({ err: error }, 'a point could not be named');
      return { label: `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`, context: '', regionCode: null };
    }
  }
}

/** Labels and contexts hold 300 characters at most. */
function fitting(text: string): string {
  return cutText(text, 300);
}
