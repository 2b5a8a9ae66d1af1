import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './password.js';

describe('passwords', () => {
  it('should be kept as Argon2id with a salt of their own', async () => {
    const [one, two] = await Promise.all([hashPassword('kata sandi uji'), hashPassword('kata sandi uji')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('should match themselves and nothing else', async () => {
    const stored = await hashPassword('kata sandi uji');
    expect(await verifyPassword(stored, 'kata sandi uji')).toBe(true);
    expect(await verifyPassword(stored, 'kata sandi Uji')).toBe(false);
  });

  it('should compare with a decoy when there is no account, and not match even its word', async () => {
    expect(await verifyPassword(null, 'no account has this password')).toBe(false);
  });
});
