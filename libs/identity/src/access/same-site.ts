import type { IncomingHttpHeaders } from 'node:http';

/**
 * False for a request that a browser sent from another site. Browsers say so in Sec-Fetch-Site; older ones in Origin.
 * Programs send neither. Stands beside SameSite=Strict on the cookie (OWASP CSRF cheat sheet: verify origin). X-Forwarded-Host counts only
 * when a proxy of ours said it.
 */
export function isSameSite(headers: IncomingHttpHeaders, isProxied = false): boolean {
  const fetchSite = headers['sec-fetch-site'];
  if (typeof fetchSite === 'string') return fetchSite === 'same-origin' || fetchSite === 'none';
  const { origin } = headers;
  if (typeof origin !== 'string') return true;
  const forwarded = isProxied ? headers['x-forwarded-host'] : undefined;
  return URL.canParse(origin) && new URL(origin).host === (forwarded ?? headers.host);
}
