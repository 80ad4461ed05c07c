import { expect, it } from 'vitest';
import { isPublicAddress } from './allowed-address.ts';

it.each(['8.8.8.8', '200.160.2.3', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
  'lets %s be reached',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '::ffff:0:7f00:1',
  '2002:7f00:1::',
  '192.88.99.1',
  '3fff::1',
  '5f00::1',
  'fec0::1',
])('keeps procedures from %s', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
