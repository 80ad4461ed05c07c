import { expect, it } from 'vitest';
import { generatePassword } from './generate-password.ts';

it('has four groups of five signs', () => {
  expect(generatePassword()).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  expect(generatePassword()).not.toBe(generatePassword());
});

it('passes over bytes that would make some signs likelier', () => {
  let first = true;
  const random = (count: number): Uint8Array => {
    const bytes = new Uint8Array(count).fill(first ? 255 : 0);
    first = false;
    return bytes;
  };
  expect(generatePassword(random)).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
});
