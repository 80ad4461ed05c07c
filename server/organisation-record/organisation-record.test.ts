import { expect, it } from 'vitest';
import { entryHash, FIRST_PREVIOUS_HASH, verifyRecord, type RecordEntry } from './record-entry.ts';

const ORGANISATION = '01900000-0000-7000-8000-000000000001';

function aRecord(length: number): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (let no = 1; no <= length; no += 1) {
    const unhashed = {
      no,
      at: `2026-01-0${no}T10:00:00.000Z`,
      kind: 'signed-in',
      actor: { kind: 'person', personId: `p${no}`, roles: ['auditor'] },
      subject: { type: 'person', id: `p${no}` },
      data: { no },
      previousHash: entries.at(-1)?.hash ?? FIRST_PREVIOUS_HASH,
    } satisfies Omit<RecordEntry, 'hash'>;
    entries.push({ ...unhashed, hash: entryHash(ORGANISATION, unhashed) });
  }
  return entries;
}

it('finds nothing in a record that nobody touched', () => {
  expect(verifyRecord(ORGANISATION, aRecord(4))).toEqual([]);
});

it('finds an entry that was changed', () => {
  const record = aRecord(4).map((entry) => (entry.no === 2 ? { ...entry, kind: 'kind' } : entry));
  expect(verifyRecord(ORGANISATION, record)).toEqual([{ kind: 'entry-changed', no: 2 }]);
});

it('finds an entry that was changed and hashed again', () => {
  const record = aRecord(4).map((entry) => {
    if (entry.no !== 2) return entry;
    const forged = { ...entry, data: { no: 99 } };
    return { ...forged, hash: entryHash(ORGANISATION, forged) };
  });
  expect(verifyRecord(ORGANISATION, record)).toEqual([{ kind: 'chain-broken', no: 3 }]);
});

it('finds an entry that was taken out', () => {
  const record = aRecord(4).filter((entry) => entry.no !== 2);
  expect(verifyRecord(ORGANISATION, record)).toEqual([{ kind: 'number-missing', no: 2 }]);
});

it('finds entries moved from another organisation', () => {
  expect(verifyRecord('another', aRecord(1))).toEqual([{ kind: 'entry-changed', no: 1 }]);
});
