import type { IncomingHttpHeaders } from 'node:http';

/**
 * False for a request that a browser sent from another site. Browsers say so in Sec-Fetch-Site; older ones in Origin.
 * Programs send neither. Stands beside SameSite=Strict on the cookie (OWASP CSRF cheat sheet: verify origin).
 */
export function isSameSite(headers: IncomingHttpHeaders): boolean {
  const fetchSite = headers['sec-fetch-site'];
  if (typeof fetchSite === 'string') return fetchSite === 'same-origin' || fetchSite === 'none';
  const { origin } = headers;
  if (typeof origin !== 'string') return true;
  return URL.canParse(origin) && new URL(origin).host === (headers['x-forwarded-host'] ?? headers.host);
}
