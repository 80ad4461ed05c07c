export const EXAMPLE_SLUG = 'exemplo';

/** The task queue of the example worker, which the example procedures name. */
export const EXAMPLE_QUEUE = 'exemplo';

export const exampleOrganisation = {
  slug: EXAMPLE_SLUG,
  name: 'Assistência Exemplo',
  timeZone: 'America/Sao_Paulo',
} as const;

/** Two time zones, so that what depends on the place shows. */
export const examplePointsOfSale = [
  { code: 'SP-01', name: 'Posto São Paulo Centro', timeZone: 'America/Sao_Paulo' },
  { code: 'AM-01', name: 'Posto Manaus', timeZone: 'America/Manaus' },
] as const;

export const exampleProducts = [
  {
    code: 'LAV-11',
    name: 'Lavadora 11 kg',
    category: 'lavadora',
    unitPriceCents: 219_900,
    warrantyMonths: 12,
  },
  {
    code: 'REF-400',
    name: 'Refrigerador 400 L',
    category: 'refrigerador',
    unitPriceCents: 349_900,
    warrantyMonths: 12,
  },
  {
    code: 'FOG-5B',
    name: 'Fogão 5 bocas',
    category: 'fogão',
    unitPriceCents: 159_900,
    warrantyMonths: 12,
  },
  {
    code: 'MIC-32',
    name: 'Micro-ondas 32 L',
    category: 'micro-ondas',
    unitPriceCents: 79_900,
    warrantyMonths: 12,
  },
  {
    code: 'ARC-12K',
    name: 'Ar-condicionado 12.000 BTU',
    category: 'ar-condicionado',
    unitPriceCents: 289_900,
    warrantyMonths: 36,
  },
  {
    code: 'CAF-01',
    name: 'Cafeteira elétrica',
    category: 'portátil',
    unitPriceCents: 24_900,
    warrantyMonths: 9,
  },
] as const;

/** Dates of sale in months before the day of seeding: in and out of legal and contractual warranty. */
export const exampleItems = [
  {
    product: 'LAV-11',
    serialNumber: 'LAV11-000101',
    pointOfSale: 'SP-01',
    soldMonthsAgo: 2,
    deliveredAfterDays: 5,
  },
  {
    product: 'LAV-11',
    serialNumber: 'LAV11-000102',
    pointOfSale: 'AM-01',
    soldMonthsAgo: 14,
    deliveredAfterDays: 12,
  },
  {
    product: 'REF-400',
    serialNumber: 'REF400-000201',
    pointOfSale: 'SP-01',
    soldMonthsAgo: 1,
    deliveredAfterDays: 3,
  },
  {
    product: 'REF-400',
    serialNumber: 'REF400-000202',
    pointOfSale: 'SP-01',
    soldMonthsAgo: 11,
    deliveredAfterDays: 4,
  },
  {
    product: 'REF-400',
    serialNumber: 'REF400-000203',
    pointOfSale: 'AM-01',
    soldMonthsAgo: 26,
    deliveredAfterDays: 15,
  },
  {
    product: 'FOG-5B',
    serialNumber: 'FOG5B-000301',
    pointOfSale: 'SP-01',
    soldMonthsAgo: 3,
    deliveredAfterDays: 2,
  },
  {
    product: 'FOG-5B',
    serialNumber: 'FOG5B-000302',
    pointOfSale: 'AM-01',
    soldMonthsAgo: 18,
    deliveredAfterDays: 9,
  },
  {
    product: 'MIC-32',
    serialNumber: 'MIC32-000401',
    pointOfSale: 'SP-01',
    soldMonthsAgo: 0,
    deliveredAfterDays: null,
  },
  {
    product: 'MIC-32',
    serialNumber: 'MIC32-000402',
    pointOfSale: 'AM-01',
    soldMonthsAgo: 7,
    deliveredAfterDays: 6,
  },
  {
    product: 'ARC-12K',
    serialNumber: 'ARC12-000501',
    pointOfSale: 'SP-01',
    soldMonthsAgo: 20,
    deliveredAfterDays: 7,
  },
  {
    product: 'ARC-12K',
    serialNumber: 'ARC12-000502',
    pointOfSale: 'AM-01',
    soldMonthsAgo: 40,
    deliveredAfterDays: 10,
  },
  {
    product: 'CAF-01',
    serialNumber: 'CAF01-000601',
    pointOfSale: 'SP-01',
    soldMonthsAgo: 8,
    deliveredAfterDays: 0,
  },
] as const;
