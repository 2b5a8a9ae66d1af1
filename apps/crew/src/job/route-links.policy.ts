import type { Point } from '#siaga/contracts';

export type Platform = 'android' | 'ios' | 'other';
export interface RouteLink {
  app: 'geo' | 'google' | 'apple';
  href: string;
}

export function platformOf(userAgent: string): Platform {
  if (/android/i.test(userAgent)) return 'android';
  return /iphone|ipad|ipod|macintosh/i.test(userAgent) ? 'ios' : 'other';
}

/**
 * Hands the way over to a navigation app, the usual one of the platform first. Six digits of a degree are 0.1 m.
 * geo: RFC 5870 with Android's `q=lat,lon(label)`; https links as their makers publish them. These links and no others
 * carry latitude first.
 */
export function routeLinks(point: Point, label: string, platform: Platform): RouteLink[] {
  const position = `${point.lat.toFixed(6)},${point.lon.toFixed(6)}`;
  const geo: RouteLink = { app: 'geo', href: `geo:${position}?q=${position}(${encodeURIComponent(label)})` };
  const google: RouteLink = {
    app: 'google',
    href: `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(position)}&travelmode=driving`,
  };
  const apple: RouteLink = {
    app: 'apple',
    href: `https://maps.apple.com/?daddr=${encodeURIComponent(position)}&dirflg=d`,
  };
  if (platform === 'android') return [google, geo];
  return platform === 'ios' ? [apple, google] : [google];
}
