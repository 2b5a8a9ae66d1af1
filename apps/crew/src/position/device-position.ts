import { useEffect, useSyncExternalStore } from 'react';
import { ApiError, OfflineError } from '#siaga/client';
import { PositionReport, type ReportPositionsResult } from '#siaga/contracts';
import { apiClient, liveLine, serverNowMs, useConnection } from '#siaga/web-kit';
import {
  PositionReporter,
  type GpsProblem,
  type GpsView,
  type ReporterPorts,
  type SendReceipt,
  type SetAside,
} from './position-reporter.js';

const KEY = 'siaga.crew.positions.';
const REFUSED_KEY = 'siaga.crew.positions-refused.';
const MOST_SET_ASIDE = 50;
const RETRY_MS = 10_000;
const WATCH: PositionOptions = { enableHighAccuracy: true, maximumAge: 2_000, timeout: 30_000 };

function reportOf({ coords, timestamp }: GeolocationPosition): PositionReport {
  return {
    point: { lon: coords.longitude, lat: coords.latitude },
    // A clock that says no time; the moment of reading is close to it.
    at: new Date(Number.isFinite(timestamp) ? timestamp : Date.now()).toISOString(),
    accuracyM: coords.accuracy,
    speedMps: coords.speed ?? undefined,
    headingDeg: coords.heading === null || Number.isNaN(coords.heading) ? undefined : coords.heading,
  };
}

function watch(onFix: (fix: PositionReport) => void, onProblem: (problem: GpsProblem) => void): () => void {
  if (!('geolocation' in navigator)) {
    onProblem('unsupported');
    return () => undefined;
  }
  const watchId = navigator.geolocation.watchPosition(
    (position) => onFix(reportOf(position)),
    (error) => onProblem(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
    WATCH,
  );
  return () => navigator.geolocation.clearWatch(watchId);
}

/** The socket when it is up, HTTP when it is not. */
async function send(unitId: string, sentAt: string, positions: PositionReport[]): Promise<SendReceipt> {
  const taken = await liveLine.sendPositions({ unitId, sentAt, positions });
  if (taken) return receiptOf(taken);
  try {
    return receiptOf(await apiClient.call('reportPositions', { id: unitId, sentAt, positions }));
  } catch (error) {
    if (error instanceof OfflineError) return { kind: 'later' };
    if (!(error instanceof ApiError)) throw error;
    // Whatever else it says (no shift, no session, too much at once) is not said of these positions.
    return UNREADABLE.has(error.status) ? { kind: 'unreadable', why: error.code } : { kind: 'later' };
  }
}

/** The centre cannot read the batch, or it is too large for it. */
const UNREADABLE: ReadonlySet<number> = new Set([400, 413, 422]);

function receiptOf({ refused = [] }: ReportPositionsResult): SendReceipt {
  return {
    kind: 'stored',
    refused: refused.map(({ index, fields }) => ({
      index,
      why: fields.map(({ path, message }) => `${path}: ${message}`).join('; '),
    })),
  };
}

/** What was kept, each by itself: one that cannot be read any more takes none of the others with it. */
function load(unitId: string): PositionReport[] {
  return readList(KEY + unitId).flatMap((item) => {
    const position = PositionReport.safeParse(item);
    return position.success ? [position.data] : [];
  });
}

function readList(key: string): unknown[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return [];
    throw error;
  }
}

function setAside(unitId: string, refused: readonly SetAside[]): void {
  write(REFUSED_KEY + unitId, [...readList(REFUSED_KEY + unitId), ...refused].slice(-MOST_SET_ASIDE));
}

function keep(unitId: string, buffer: readonly PositionReport[]): void {
  write(KEY + unitId, buffer);
}

function write(key: string, list: readonly unknown[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(list));
  } catch (error) {
    // Full: positions are the first to give way; they stay in memory.
    if (!(error instanceof DOMException)) throw error;
  }
}

const ports: ReporterPorts = { watch, send, setAside, nowMs: () => Date.now(), serverNowMs, load, keep };
const reporter = new PositionReporter(ports);

export function useGps(): GpsView {
  return useSyncExternalStore(reporter.subscribe, reporter.read);
}

/** Renders nothing: reports positions while a unit is on duty; null stops it. */
export function PositionSender({ unitId }: { unitId: string | null }): null {
  useEffect(() => {
    if (unitId === null) return;
    reporter.start(unitId);
    const timer = setInterval(() => void reporter.flush(), RETRY_MS);
    const forget = useConnection.subscribe((now, before) => {
      if (now.line === 'online' && before.line !== 'online') void reporter.flush();
    });
    return () => {
      clearInterval(timer);
      forget();
      reporter.stop();
    };
  }, [unitId]);
  return null;
}
