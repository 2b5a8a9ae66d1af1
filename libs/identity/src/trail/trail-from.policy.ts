interface Seen {
  readonly address_mask: string | null;
  readonly address_digest: Buffer | null;
}

/** The mark tells two addresses of one network apart, and gives neither away. */
export function fromOf({ address_mask: mask, address_digest: digest }: Seen): string | null {
  return digest === null ? mask : `${mask ?? '?'} · ${digest.toString('hex').slice(0, 6)}`;
}
