/** On which the steps of the chaos procedures are served. */
export const STEP_QUEUE = 'caos';
