import { defineSearchAttributeKey } from '@temporalio/common';

/** What runs can be found by in Temporal: ids only, for these are never encrypted (decision 28). */
export const searchAttributes = {
  process: defineSearchAttributeKey('RoteiroProcess', 'KEYWORD'),
  version: defineSearchAttributeKey('RoteiroVersion', 'INT'),
  planHash: defineSearchAttributeKey('RoteiroPlanHash', 'KEYWORD'),
  pointOfSale: defineSearchAttributeKey('RoteiroPointOfSale', 'KEYWORD'),
} as const;
