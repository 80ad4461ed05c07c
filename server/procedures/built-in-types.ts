/** Job types that Roteiro's own worker serves. */
export const BUILT_IN_TYPES: readonly string[] = ['http'];
