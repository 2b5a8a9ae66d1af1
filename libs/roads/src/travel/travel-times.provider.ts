import type { FactoryProvider } from '@nestjs/common';
import { Clock, ENV, LOGGER, type Env, type Logger } from '#siaga/kernel';
import { OsrmRouter } from '../adapters/osrm-router.js';
import { PgRoutingRouter } from '../adapters/pgrouting-router.js';
import { RouterDatabase } from '../adapters/router-database.js';
import type { Router } from '../adapters/router.js';
import { ValhallaRouter } from '../adapters/valhalla-router.js';
import { routerSettings, type RouterSettings } from '../roads.settings.js';
import { RoadConditions } from '../network/road-conditions.js';
import { FallbackTravelTimes } from './fallback-travel-times.js';
import { RoadTravelTimes } from './road-travel-times.js';
import { TRAVEL_TIMES, type TravelTimes } from './travel-times.js';

function routerOf(
  settings: RouterSettings,
  databaseUrl: string,
  conditions: RoadConditions,
  logger: Logger,
): Router | null {
  // The settings were checked at boot: a router over HTTP has an address.
  const url = settings.SIAGA_ROUTER_URL ?? '';
  switch (settings.SIAGA_ROUTER) {
    case 'roads':
      return null;
    case 'osrm':
      return new OsrmRouter(url);
    case 'valhalla':
      return new ValhallaRouter(url);
    case 'pgrouting': {
      const database = new RouterDatabase(databaseUrl, settings.SIAGA_ROUTER_TIMEOUT_MS, logger);
      return new PgRoutingRouter(database, conditions);
    }
  }
}

/** The travel times in use: the configured router before our own roads, or these alone. */
export const travelTimesProvider: FactoryProvider<TravelTimes> = {
  provide: TRAVEL_TIMES,
  inject: [ENV, routerSettings.token, RoadTravelTimes, RoadConditions, Clock, LOGGER],
  useFactory: (
    env: Env,
    settings: RouterSettings,
    roads: RoadTravelTimes,
    conditions: RoadConditions,
    clock: Clock,
    logger: Logger,
  ) => {
    const router = routerOf(settings, env.DATABASE_URL, conditions, logger);
    if (router === null) return roads;
    const timeoutMs = settings.SIAGA_ROUTER_TIMEOUT_MS;
    return new FallbackTravelTimes({ router, next: roads, conditions, clock, logger, timeoutMs });
  },
};
