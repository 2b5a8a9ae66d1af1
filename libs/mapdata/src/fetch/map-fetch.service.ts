import { Injectable } from '@nestjs/common';
import type { Actor, FetchMapInput, MapCoverageInput, MapCoverageList, MapFetch } from '#siaga/contracts';
import { CommandRunner, type Caller } from '#siaga/identity';
import { Journal, type EventOf } from '#siaga/journal';
import { AppError, found, newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { Database, type Tx } from '#siaga/persistence';
import { MapFetchRepository, type MapFetchEnd, type MapFetchProgress } from './map-fetch.repository.js';
import { RegionFetcher } from './region-fetcher.service.js';
import { RegionToFetchQuery } from './region-to-fetch.query.js';
import { RoadPresence } from './road-presence.query.js';
import type { z } from 'zod';

const MOST_NAMED = 8;
const OPEN: readonly MapFetch['status'][] = ['asked', 'running'];

/** Maps that administrators ask for on the screen: asked here, done by a worker that takes them from here. */
@Injectable()
export class MapFetchService {
  private readonly fetches: MapFetchRepository;

  constructor(
    private readonly database: Database,
    private readonly commands: CommandRunner,
    private readonly journal: Journal,
    private readonly regions: RegionToFetchQuery,
    private readonly roads: RoadPresence,
    private readonly fetcher: RegionFetcher,
  ) {
    this.fetches = new MapFetchRepository(database);
  }

  /** Of these kabupaten and kota those that the caller may see to. */
  async coverage(
    caller: Caller,
    { regions: codes, q }: z.output<typeof MapCoverageInput>,
  ): Promise<MapCoverageList> {
    const mayManage = (code: string): boolean => caller.can('map.manage', { regionCode: code });
    const asked = await this.regions.byCodes(codes.filter(mayManage));
    const named = q === undefined ? [] : await this.regions.search(q, MOST_NAMED, mayManage);
    const known = [...asked, ...named.filter(({ code }) => !codes.includes(code))];
    const newest = await this.fetches.newest(known.map(({ code }) => code));
    const regions: MapCoverageList['regions'] = [];
    for (const region of known)
      regions.push({
        regionCode: region.code,
        name: region.name,
        hasRoads: await this.roads.at(region.samples),
        megabytes: region.megabytes ?? 0,
        fetch: newest.find(({ regionCode }) => regionCode === region.code) ?? null,
        byHand: this.fetcher.byHand(region),
      });
    return { regions };
  }

  /** Asks for a map; one that is being fetched already is given. Throws RESOURCE.NOT_FOUND, INPUT.INVALID for an unknown code. */
  async ask(caller: Caller, input: FetchMapInput): Promise<MapFetch> {
    const { regionCode } = input;
    caller.demand('map.manage', { regionCode });
    if ((await this.regions.byCodes([regionCode])).length === 0)
      throw new AppError('INPUT.INVALID', {
        fields: [{ path: 'regionCode', message: `No kabupaten or kota has the code ${regionCode}` }],
      });
    return this.commands.run(caller, 'mapdata.fetchMap', input, async (tx) => {
      const { fetch, isNew } = await this.fetches.ask(tx, newId(), regionCode);
      if (isNew) await this.note(tx, 'map_fetch.asked.v1', fetch, caller.actor);
      return fetch;
    });
  }

  /** Stops one that is asked or running; one that ended stays as it is. What was got is kept for the next. Throws RESOURCE.NOT_FOUND. */
  async stop(caller: Caller, { id }: { id: string }): Promise<MapFetch> {
    return this.commands.run(caller, 'mapdata.stopMapFetch', { id }, async (tx) => {
      const known = found(await this.fetches.lock(tx, id));
      caller.demand('map.manage', { regionCode: known.regionCode });
      if (!OPEN.includes(known.status)) return known;
      return this.endLocked(tx, id, 'stopped', {}, caller.actor);
    });
  }

  /** Takes one to do, for the worker; those that were begun too often are given up first. Null when there is none. */
  async claim(): Promise<MapFetch | null> {
    return this.database.transaction(async (tx) => {
      for (let lost = await this.fetches.claimGivenUp(tx); lost; lost = await this.fetches.claimGivenUp(tx))
        await this.endLocked(tx, lost.id, 'failed', CUT_OFF, SYSTEM_ACTOR);
      return this.fetches.claim(tx);
    });
  }

  /** Says how far a claimed one is; false when it is not to go on. */
  beat(fetch: MapFetch, progress: MapFetchProgress | null): Promise<boolean> {
    return this.fetches.beat(fetch, progress);
  }

  /** Gives a claimed one to another worker. */
  giveBack(fetch: MapFetch): Promise<void> {
    return this.fetches.giveBack(fetch);
  }

  /** Ends a claimed one, unless it was stopped or taken by another meanwhile. */
  async end({ id, version }: MapFetch, { status, ...end }: MapFetchEnd): Promise<void> {
    await this.database.transaction(async (tx) => {
      const known = await this.fetches.lock(tx, id);
      if (known?.version !== version || known.status !== 'running') return;
      await this.endLocked(tx, id, status, end, SYSTEM_ACTOR);
    });
  }

  private async endLocked(
    tx: Tx,
    id: string,
    status: MapFetch['status'],
    end: Partial<MapFetchEnd>,
    actor: Actor,
  ): Promise<MapFetch> {
    const ended = await this.fetches.end(tx, id, status, end);
    await this.note(tx, 'map_fetch.ended.v1', ended, actor);
    return ended;
  }

  private note(tx: Tx, type: EventOf<'map_fetch'>, data: MapFetch, actor: Actor): Promise<unknown> {
    const { id: entityId, version, regionCode } = data;
    return this.journal.append(tx, { type, entity: 'map_fetch', entityId, version, regionCode, actor, data });
  }
}

const CUT_OFF = {
  problem: 'cut_off',
  detail: 'the program that fetched was cut off each time it was begun',
} as const;
