/** What a browser does by itself and Node does not: keeps the cookies one server sets and sends them back. */
export class CookieJar {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly inner: typeof fetch = (input, init) => globalThis.fetch(input, init)) {}

  /** The `cookie` header; null when there is none to send. */
  get header(): string | null {
    if (this.cookies.size === 0) return null;
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** A fetch that sends and keeps the cookies. */
  readonly fetch: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (this.header !== null) headers.set('cookie', this.header);
    const response = await this.inner(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  };

  clear(): void {
    this.cookies.clear();
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    if (at < 1) return;
    const name = pair.slice(0, at).trim();
    if (attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute)))
      this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1).trim());
  }
}
