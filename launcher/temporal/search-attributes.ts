/** The search attributes every run carries. Ids and numbers only (decision 28). */
export const SEARCH_ATTRIBUTES = {
  RoteiroProcess: 'Keyword',
  RoteiroVersion: 'Int',
  RoteiroPlanHash: 'Keyword',
  RoteiroPointOfSale: 'Keyword',
} as const;
