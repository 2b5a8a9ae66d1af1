import { describe, expect, it } from '@jest/globals';
import { platformOf, routeLinks } from './route-links.policy.js';

const POINT = { lon: 103.6123456, lat: -1.5987654 };

describe('route links', () => {
  it('should put the latitude first, as navigation apps want it', () => {
    const [google, geo] = routeLinks(POINT, 'Masjid Al Falah', 'android');
    expect(geo?.href).toBe('geo:-1.598765,103.612346?q=-1.598765,103.612346(Masjid%20Al%20Falah)');
    expect(google?.href).toContain('destination=-1.598765%2C103.612346');
  });

  it.each([
    ['Mozilla/5.0 (Linux; Android 14; Pixel)', 'android', 'google,geo'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0)', 'ios', 'apple,google'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'other', 'google'],
  ])('should offer on %s (%s) %s', (userAgent, platform, apps) => {
    expect(platformOf(userAgent)).toBe(platform);
    expect(
      routeLinks(POINT, 'x', platformOf(userAgent))
        .map((link) => link.app)
        .join(),
    ).toBe(apps);
  });
});
