import { useEffect, useSyncExternalStore } from 'react';
import { ApiError, OfflineError } from '#siaga/client';
import { PositionReport } from '#siaga/contracts';
import { apiClient, liveLine, serverNowMs, useConnection } from '#siaga/web-kit';
import { PositionReporter, type GpsProblem, type GpsView, type ReporterPorts } from './position-reporter.js';

const KEY = 'siaga.crew.positions.';
const RETRY_MS = 10_000;
const WATCH: PositionOptions = { enableHighAccuracy: true, maximumAge: 2_000, timeout: 30_000 };

function reportOf({ coords, timestamp }: GeolocationPosition): PositionReport {
  return {
    point: { lon: coords.longitude, lat: coords.latitude },
    at: new Date(timestamp).toISOString(),
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

/** The socket when it is up, HTTP when it is not. A batch the centre refuses for good is dropped: it will not get better. */
async function send(unitId: string, sentAt: string, positions: PositionReport[]): Promise<boolean> {
  if (await liveLine.sendPositions({ unitId, sentAt, positions })) return true;
  try {
    await apiClient.call('reportPositions', { id: unitId, sentAt, positions });
    return true;
  } catch (error) {
    if (error instanceof OfflineError) return false;
    if (error instanceof ApiError) return error.status < 500 && error.status !== 401 && error.status !== 429;
    throw error;
  }
}

function load(unitId: string): PositionReport[] {
  try {
    const stored = PositionReport.array().safeParse(JSON.parse(sessionStorage.getItem(KEY + unitId) ?? '[]'));
    return stored.success ? stored.data : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return [];
    throw error;
  }
}

function keep(unitId: string, buffer: readonly PositionReport[]): void {
  try {
    sessionStorage.setItem(KEY + unitId, JSON.stringify(buffer));
  } catch (error) {
    // Full: positions are the first to give way; they stay in memory.
    if (!(error instanceof DOMException)) throw error;
  }
}

const ports: ReporterPorts = { watch, send, nowMs: () => Date.now(), serverNowMs, load, keep };
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
