import { Injectable } from '@nestjs/common';
import {
  daysLater,
  type AreaStanding,
  type AreaUnit,
  type MonitoringArea,
  type MonitoringAreaInput,
  type MonitoringRecapInput,
} from '#siaga/contracts';
import type { Caller } from '#siaga/identity';
import { Clock } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { areaDays, courseByPart, datesOf } from '../domain/area-days.policy.js';
import { addFlag, addOpen, addTo, nobody, placesOf } from '../domain/area-standing.policy.js';
import { keyOfUnit } from '../domain/area-units.policy.js';
import { AreaCourseQuery } from './area-course.query.js';
import { AreaPartsReader } from './area-parts.js';
import { AreaStandingQuery } from './area-standing.query.js';
import { askedArea, type AskedArea } from './asked-area.js';
import { recapFile, type RecapFile } from './recap-file.policy.js';
import { SharedReadings } from './shared-readings.js';

/** A question over so many people is given up rather than borne by everybody else. */
const LONGEST_MS = 10_000;

/** An area as its health office watches over it: counts, never cases. */
@Injectable()
export class AreaService {
  private readonly readings = new SharedReadings<MonitoringArea>();

  constructor(
    private readonly database: Database,
    private readonly standing: AreaStandingQuery,
    private readonly course: AreaCourseQuery,
    private readonly parts: AreaPartsReader,
    private readonly clock: Clock,
  ) {}

  /** How an area stands. Throws RESOURCE.NOT_FOUND, SYSTEM.OVERLOADED after 10 s. */
  async live(caller: Caller, { regionCode, days }: MonitoringAreaInput): Promise<MonitoringArea> {
    caller.demand('monitoring.read', { regionCode });
    // Many look at one area at the moment at which it changes: they are told the same.
    return this.readings.of(`${regionCode} ${String(days)}`, () =>
      this.database.readWithin(LONGEST_MS, (tx) => this.read(tx, regionCode, days)),
    );
  }

  /** The recap by day and puskesmas as CSV. Throws RESOURCE.NOT_FOUND, SYSTEM.OVERLOADED after 10 s. */
  async recap(caller: Caller, { regionCode, language, from, to }: MonitoringRecapInput): Promise<RecapFile> {
    caller.demand('monitoring.read', { regionCode });
    return this.database.readWithin(LONGEST_MS, async (tx) => {
      const asked = askedArea(regionCode, this.clock.now());
      // What is to come is no day of a recap.
      const span = { from, to: to < asked.today ? to : asked.today };
      const dates = datesOf(span);
      const course = await this.course.of(tx, asked, span);
      const codes = Object.values(course).flatMap((rows) => rows.map(({ code }) => code));
      const parts = await this.parts.of(tx, regionCode, codes);
      const units = new Map(codes.map((code) => [keyOfUnit(parts.unitOf(code)), parts.unitOf(code)]));
      const byUnit = courseByPart(course, (code) => keyOfUnit(parts.unitOf(code)));
      return recapFile(
        [...byUnit].flatMap(([key, own]) => {
          const unit = units.get(key);
          return unit === undefined ? [] : { unit, days: areaDays(own, dates) };
        }),
        areaDays(course, dates),
        { language, ...span },
      );
    });
  }

  private async read(tx: Tx, regionCode: string, days: number): Promise<MonitoringArea> {
    const now = this.clock.now();
    const asked = askedArea(regionCode, now);
    const span = { from: daysLater(asked.today, 1 - days), to: asked.today };
    const byCode = await this.standingByCode(tx, asked);
    const parts = await this.parts.of(tx, regionCode, byCode.keys());
    const units = new Map<string, { unit: AreaUnit; standing: AreaStanding }>();
    const all = nobody();
    for (const [code, one] of byCode) {
      const unit = parts.unitOf(code);
      const held = units.get(keyOfUnit(unit)) ?? { unit, standing: nobody() };
      units.set(keyOfUnit(unit), held);
      addTo(held.standing, one);
      addTo(all, one);
    }
    return {
      ...{ regionCode, today: asked.today, at: now.toISOString(), standing: all },
      units: [...units.values()].sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'id')),
      days: areaDays(await this.course.of(tx, asked, span), datesOf(span)),
      places: placesOf(byCode, parts.region),
    };
  }

  private async standingByCode(tx: Tx, asked: AskedArea): Promise<Map<string, AreaStanding>> {
    const byCode = new Map<string, AreaStanding>();
    const at = (code: string): AreaStanding => {
      const one = byCode.get(code) ?? nobody();
      byCode.set(code, one);
      return one;
    };
    for (const row of await this.standing.open(tx, asked)) addOpen(at(row.code), row);
    for (const row of await this.standing.flags(tx, asked)) addFlag(at(row.code), row);
    for (const { code, n } of await this.standing.reached(tx, asked)) at(code).reached += n;
    return byCode;
  }
}
