import { describe, expect, it } from '@jest/globals';
import { mayReach, problemOfAddress, readNetworks, type OutgoingRules } from './address.policy.js';

const STRICT: OutgoingRules = { networks: [], allowsHttp: false };
const OFFICE: OutgoingRules = { networks: readNetworks('10.20.0.0/16, fd12::/16'), allowsHttp: true };

const INSIDE = [
  'http://127.0.0.1:3119',
  'https://127.0.0.1',
  'https://127.1',
  'https://0x7f.0.0.1',
  'https://0x7f000001',
  'https://2130706433',
  'https://017700000001',
  'https://127.0.0.1.',
  'https://0',
  'https://0.0.0.0',
  'https://10.0.0.1',
  'https://172.16.9.9',
  'https://192.168.1.1',
  'https://100.64.0.1',
  'https://169.254.169.254',
  'https://169.254.170.2',
  'https://192.0.0.8',
  'https://198.18.0.1',
  'https://224.0.0.1',
  'https://240.0.0.1',
  'https://255.255.255.255',
  'https://[::1]',
  'https://[::]',
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:7f00:1]',
  'https://[::ffff:a9fe:a9fe]',
  'https://[::127.0.0.1]',
  'https://[64:ff9b::7f00:1]',
  'https://[64:ff9b:1::a9fe:a9fe]',
  'https://[2002:7f00:1::]',
  'https://[2001:0:7f00:1::]',
  'https://[fe80::1]',
  'https://[fec0::1]',
  'https://[fc00::1]',
  'https://[fd00:ec2::254]',
  'https://[ff02::1]',
  'https://localhost',
  'https://LOCALHOST.',
  'https://siaga.localhost',
  'https://ⓛocalhost',
  'https://①②⑦.0.0.1',
  'https://metadata.google.internal',
  'https://router.local',
  'https://database',
  'https://database.',
];

const WRONG = [
  'http://siaga.example',
  'https://user@siaga.example',
  'https://user:secret@siaga.example',
  'ftp://siaga.example',
  'file:///etc/passwd',
  'gopher://siaga.example',
  'siaga.example',
  '',
  'https://',
];

describe('problemOfAddress', () => {
  it.each(INSIDE)('should refuse %s', (address) => {
    expect(problemOfAddress(address, STRICT)).toEqual(expect.any(String));
    expect(problemOfAddress(address.replace('https:', 'http:'), { ...STRICT, allowsHttp: true })).toEqual(
      expect.any(String),
    );
  });

  it.each(WRONG)('should refuse %s', (address) => {
    expect(problemOfAddress(address, STRICT)).toEqual(expect.any(String));
  });

  it.each([
    'https://siaga.example',
    'https://siaga.example:8443/x',
    'https://8.8.8.8',
    'https://[2001:4860:4860::8888]',
  ])('should take %s', (address) => {
    expect(problemOfAddress(address, STRICT)).toBeNull();
  });

  it('should take what the settings allow and nothing beside it', () => {
    expect(problemOfAddress('http://10.20.3.4:3119', OFFICE)).toBeNull();
    expect(problemOfAddress('http://[::ffff:10.20.3.4]', OFFICE)).toBeNull();
    expect(problemOfAddress('http://[fd12::4]', OFFICE)).toBeNull();
    expect(problemOfAddress('http://pusat-b', OFFICE)).toBeNull();
    for (const address of [
      'http://10.21.0.1',
      'http://127.0.0.1',
      'http://169.254.169.254',
      'http://[fd13::1]',
    ])
      expect(problemOfAddress(address, OFFICE)).toEqual(expect.any(String));
  });

  it('should judge what a name leads to in the same way', () => {
    expect(mayReach('203.0.112.9', STRICT)).toBe(true);
    for (const address of ['127.0.0.1', '::ffff:10.0.0.1', '169.254.169.254', '10.20.0.1', 'kata'])
      expect(mayReach(address, STRICT)).toBe(false);
  });

  it('should refuse a network that is none', () => {
    for (const text of ['10.0.0.0', '10.0.0.0/40', 'kantor'])
      expect(() => readNetworks(text)).toThrow(RangeError);
  });
});
