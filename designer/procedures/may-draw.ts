import type { SignedInPerson } from '../session/session.tsx';

/** Whether a person may change drawings; others read. */
export const mayDraw = ({ has }: SignedInPerson): boolean => has('administrator', 'process-owner');
