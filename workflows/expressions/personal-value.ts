import type { JsonValue } from './json-value.ts';

/**
 * What a run carries in place of a personal value (decision 28): the id under which the server
 * keeps it, and the SHA-256, in hexadecimal, over its salt and its canonical JSON. To FEEL it is
 * an ordinary context: `nomeAssinante != null` asks whether it is present, `a = b` whether two are
 * the same, because within a run and those it calls the same value has one reference.
 */
export interface PersonalReference {
  /** UUIDv7. */
  readonly personal: string;
  readonly digest: string;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DIGEST = /^[0-9a-f]{64}$/;

/** Whether it has the form of a reference; whether the run has such a value, the server knows. */
export function isPersonalReference(value: unknown): value is PersonalReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'personal' in value &&
    'digest' in value &&
    Object.keys(value).length === 2 &&
    typeof value.personal === 'string' &&
    typeof value.digest === 'string' &&
    ID.test(value.personal) &&
    DIGEST.test(value.digest)
  );
}

/** A reference as a value that a variable may hold. */
export const referenceValue = ({ personal, digest }: PersonalReference): JsonValue => ({
  personal,
  digest,
});
