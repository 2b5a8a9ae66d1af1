import { Injectable } from '@nestjs/common';
import { isInRegion } from '#siaga/contracts';
import { Database, type Tx } from '#siaga/persistence';
import { regencyOfCode } from '../domain/region.js';

/** GeoJSON of a point or an area, longitude first. */
export interface Shape {
  readonly type: 'Point' | 'Polygon' | 'MultiPolygon';
  readonly coordinates: readonly unknown[];
}

interface Touched {
  code: string;
  /** An imported border that the shape crosses or lies in; else a village whose point the shape holds. */
  isBorder: boolean;
  /** Of a village: the border of its kabupaten/kota is imported, and knows better. */
  isBordered: boolean;
}

/** About 250 m²: a line drawn along a border is not over it. */
const LEAST_OVERLAP_DEG2 = 2e-8;
/** Where no border is imported, the place belongs to one of so many villages around it. */
const VILLAGES_AROUND = 12;
/** Farther from every village it is nobody's: the sea. */
const NEAR_DEG = 0.45;

const SHAPE = 'ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)';
const TOUCHED = `
  WITH shape AS (SELECT ST_MakeValid(${SHAPE}) AS geom)
  SELECT border.code, true AS "isBorder", true AS "isBordered" FROM shape JOIN geo_border border
    ON border.level = 2 AND border.source <> 'estimate' AND border.geom && shape.geom
  WHERE CASE WHEN ST_Dimension(shape.geom) = 0 THEN ST_Covers(border.geom, shape.geom)
    ELSE ST_Area(ST_Intersection(border.geom, shape.geom)) > ${LEAST_OVERLAP_DEG2} END
  UNION
  SELECT region.code, false, EXISTS (
    SELECT FROM geo_border border WHERE border.code = left(region.code, 5) AND border.source <> 'estimate')
  FROM shape JOIN geo_region region
    ON region.level = 4 AND region.source = 'geografis' AND region.center && shape.geom AND ST_Covers(shape.geom, region.center)`;
const AROUND = `
  WITH shape AS (SELECT ST_Centroid(ST_MakeValid(${SHAPE})) AS geom)
  SELECT region.code FROM shape JOIN geo_region region
    ON region.level = 4 AND region.center && ST_Expand(shape.geom, ${NEAR_DEG})
  ORDER BY region.center <-> shape.geom LIMIT ${VILLAGES_AROUND}`;

/** Which regions a point or an area reaches into: a right for some regions moves or closes nothing in another. */
@Injectable()
export class RegionReach {
  constructor(private readonly database: Database) {}

  /**
   * Codes of regions that the shape reaches into and that lie in none of `regionCodes`. By imported borders, and by villages where there are
   * none or the right is for less than a kabupaten/kota; where both say nothing, one village around it that lies in `regionCodes` is enough,
   * since a guess must stop nobody at their own border.
   */
  async outside(
    shape: Shape,
    regionCodes: readonly string[],
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<string[]> {
    if (regionCodes.includes('ID')) return [];
    const text = JSON.stringify(shape);
    const touched = await reader.query<Touched>(TOUCHED, [text]);
    if (touched.length === 0) return this.guessed(text, regionCodes, reader);
    const isMine = (code: string): boolean => regionCodes.some((own) => isInRegion(code, own));
    const holdsMine = (code: string): boolean => regionCodes.some((own) => isInRegion(own, code));
    const beyond = touched.filter(({ code, isBorder, isBordered }) => {
      if (isMine(code)) return false;
      // A border that holds a region of theirs says no more than that; what is finer the villages say.
      if (isBorder) return !holdsMine(code);
      return !isBordered || holdsMine(regencyOfCode(code) ?? code);
    });
    return [...new Set(beyond.map(({ code }) => code))].sort();
  }

  private async guessed(
    shape: string,
    regionCodes: readonly string[],
    reader: Pick<Tx, 'query'>,
  ): Promise<string[]> {
    const around = await reader.query<{ code: string }>(AROUND, [shape]);
    const isMine = around.some(({ code }) => regionCodes.some((own) => isInRegion(code, own)));
    if (isMine) return [];
    return [...new Set(around.map(({ code }) => regencyOfCode(code) ?? code))].sort();
  }
}
