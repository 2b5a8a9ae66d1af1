import { type Jurisdiction, type Place } from '#siaga/contracts';
import { apiClient, usePermission } from '#siaga/web-kit';
import { useEffect, useState } from 'react';

/** Whose case a place is; null until it is known, and where it cannot be asked: a strip must never stop the work. */
export function useJurisdiction(place: Place | null, regionCode: string): Jurisdiction | null {
  const mayAsk = usePermission('centre.read');
  const [answer, setAnswer] = useState<{ key: string; data: Jurisdiction } | null>(null);
  const { lon, lat } = place?.point ?? {};
  const accuracyM = place?.accuracyM ?? 0;
  const key = `${lon} ${lat} ${accuracyM} ${regionCode}`;
  useEffect(() => {
    if (!mayAsk || lon === undefined || lat === undefined) return;
    const abort = new AbortController();
    apiClient
      .call('jurisdiction', { lon, lat, accuracyM, regionCode }, { signal: abort.signal })
      .then((data) => setAnswer({ key, data }))
      .catch(() => setAnswer(null));
    return () => abort.abort();
  }, [mayAsk, lon, lat, accuracyM, regionCode, key]);
  return answer?.key === key ? answer.data : null;
}
