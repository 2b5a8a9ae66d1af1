import type { Bounds } from '#siaga/contracts';
import type { BorderStageService, MapBorder } from '#siaga/geo';
import { isStorable, storable } from '#siaga/kernel';
import type { BorderFeature, FacilityFeature, MapFeature } from '../read/map-feature.js';
import type { MapRowRepository } from '../store/map-row.repository.js';
import { encodeGeometry, encodeLine, UnusableGeometryError } from '../store/wkb.js';
import { BoundsKeeper } from './bounds-keeper.js';
import { ProblemCounter, type ProblemCount } from './import-report.js';
import { RowWriter, type RefusedRow } from './row-writer.js';

/** Takes the facilities of a file; another lib stores them. */
export interface FacilitySink {
  add(facility: FacilityFeature): void;
  /** Stores what was added, under the source's name; gives how many and what is wrong with others. */
  finish(source: string): Promise<{ stored: number; problems: readonly { where: string; reason: string }[] }>;
}

const BORDER_BATCH = 50;
/** OSM's admin_level of a province is 4 in Indonesia; deeper than desa (7) there is no Kemendagri code. */
const PROVINCE_ADMIN_LEVEL = 4;

const REFUSALS = {
  no_code: 'border without a code and without a level (admin_level 4 to 7) to find one by',
  no_name: 'border without a name to check its code by',
  no_polygon: 'border whose polygon cannot be mended',
  unknown_code: 'border whose code is not in the gazetteer',
  name_differs: 'border whose code belongs to a region of another name',
  no_match: 'border whose name is not that of a region there',
} as const;

/** Puts the features of one import aside, row by row; nothing of it is read before the import is put into use. */
export class FeatureStage {
  readonly counts = { roads: 0, roadKm: 0, places: 0, houseNumbers: 0, shapes: 0, borders: 0, facilities: 0 };
  private roadM = 0;
  private readonly box = new BoundsKeeper();
  private readonly problemCounter = new ProblemCounter();
  private readonly writer: RowWriter;
  private borders: BorderFeature[] = [];
  private readonly facilityRefs = new Set<string>();

  constructor(
    private readonly importId: string,
    private readonly rows: MapRowRepository,
    private readonly borderStage: BorderStageService,
    private readonly facilities: FacilitySink | null,
  ) {
    this.writer = new RowWriter(importId, rows, (refused) => this.leaveOut(refused));
  }

  get bounds(): Bounds | null {
    return this.box.bounds;
  }

  get problems(): ProblemCount[] {
    return this.problemCounter.list();
  }

  get isEmpty(): boolean {
    const { roads, places, houseNumbers, shapes, borders } = this.counts;
    return roads + places + houseNumbers + shapes + borders === 0;
  }

  /** Takes features; resolves when there is room for more. */
  async add(features: readonly MapFeature[]): Promise<void> {
    for (const feature of features) {
      this.take(feature);
      if (this.writer.isFull) await this.writer.flush();
      if (this.borders.length >= BORDER_BATCH) await this.stageBorders();
    }
  }

  /** Resolves when everything is aside in the database. */
  async finish(source: string): Promise<void> {
    await this.writer.finish();
    await this.stageBorders();
    this.counts.roadKm = Math.round(this.roadM / 1000);
    if (this.facilities === null) return;
    const { stored, problems } = await this.facilities.finish(source);
    this.counts.facilities = stored;
    for (const { reason, where } of problems) {
      this.problemCounter.add(reason, where);
      this.facilityRefs.delete(where);
    }
    if (stored > 0) await this.rows.markFacilities(this.importId, [...this.facilityRefs]);
  }

  /** Resolves when nothing is being written any more; for an import that is given up. */
  settle(): Promise<void> {
    return this.writer.settle();
  }

  /** What was counted when it was gathered is not there after all. */
  private leaveOut({ kind, row, why }: RefusedRow): void {
    this.problemCounter.add(
      `${kind} left out: ${why}`,
      kind === 'shape' ? storable(row.name ?? '') : row.ref,
    );
    if (kind === 'road') this.roadM -= row.lengthM;
    if (kind === 'place') this.counts[row.category === 'house_number' ? 'houseNumbers' : 'places'] -= 1;
    else this.counts[kind === 'road' ? 'roads' : 'shapes'] -= 1;
  }

  private take(feature: MapFeature): void {
    if (feature.kind === 'problem') this.problemCounter.add(feature.reason, feature.where);
    else if (feature.kind === 'border') this.takeBorder(feature);
    else if (feature.kind === 'facility') this.takeFacility(feature);
    else if (feature.kind === 'place') this.takePlace(feature);
    else this.takeGeometry(feature);
  }

  private takeBorder(border: BorderFeature): void {
    if ([border.name, border.code].every((text) => text === null || isStorable(text)))
      this.borders.push(border);
    else this.problemCounter.add('border whose name or code cannot be stored', border.ref);
  }

  private takeFacility(facility: FacilityFeature): void {
    if (this.facilities === null) return;
    this.facilities.add(facility);
    this.facilityRefs.add(facility.ref);
  }

  private takePlace({ kind: _kind, ...place }: Extract<MapFeature, { kind: 'place' }>): void {
    this.writer.addPlace(place);
    this.box.addPoint(place.point.lon, place.point.lat);
    this.counts[place.category === 'house_number' ? 'houseNumbers' : 'places'] += 1;
  }

  private takeGeometry(feature: Extract<MapFeature, { kind: 'road' | 'shape' }>): void {
    try {
      if (feature.kind === 'road') this.takeRoad(feature);
      else this.takeShape(feature);
    } catch (error) {
      if (!(error instanceof UnusableGeometryError)) throw error;
      this.problemCounter.add(`${feature.kind} left out: ${error.message}`, feature.ref);
    }
  }

  private takeRoad({ kind: _kind, line, ...road }: Extract<MapFeature, { kind: 'road' }>): void {
    this.writer.addRoad({ ...road, wkb: encodeLine(line) });
    this.box.addLine(line);
    this.counts.roads += 1;
    this.roadM += road.lengthM;
  }

  private takeShape({ shape, name, geometry }: Extract<MapFeature, { kind: 'shape' }>): void {
    this.writer.addShape({ kind: shape, name, wkb: encodeGeometry(geometry) });
    this.counts.shapes += 1;
  }

  private async stageBorders(): Promise<void> {
    const borders = this.borders;
    this.borders = [];
    if (borders.length === 0) return;
    const { staged, refused } = await this.borderStage.stage(this.importId, borders.map(toMapBorder));
    this.counts.borders += staged;
    for (const { index, reason, detail } of refused)
      this.problemCounter.add(REFUSALS[reason], `${borders[index]?.ref ?? ''} ${detail}`.trim());
  }
}

function toMapBorder({ code, adminLevel, name, geometry }: BorderFeature): MapBorder {
  const level = adminLevel === null ? null : adminLevel - PROVINCE_ADMIN_LEVEL + 1;
  return {
    code,
    name,
    geometry,
    level: level === 1 || level === 2 || level === 3 || level === 4 ? level : null,
  };
}
