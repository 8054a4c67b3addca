import { isIP } from 'node:net';

/**
 * Whether the Host header of a request names this server: by an address, as localhost, or by a name that was allowed. A
 * page from elsewhere can let a name of its own lead to this machine (DNS rebinding), but then its browser sends that name.
 */
export function isKnownHost(header: string | undefined, allowed: readonly string[]): boolean {
  const name = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec((header ?? '').toLowerCase());
  const host = name?.[1] ?? name?.[2] ?? '';
  return (
    isIP(host) !== 0 ||
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    allowed.some((each) => each.toLowerCase() === host)
  );
}
