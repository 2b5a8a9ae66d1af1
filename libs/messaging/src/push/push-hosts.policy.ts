const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * True when an endpoint that a browser named belongs to a push service that is listed (`*.` stands for any name before it): the
 * server posts to it, so it must not be led to anything else. Over TLS, but on this machine.
 */
export function isPushEndpoint(endpoint: string, hosts: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.has(hostname))) return false;
  return hosts
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}
