import type { ExecutionPlan } from '../../plan/execution-plan.ts';
import type { Compiling } from '../compiling.ts';
import type { Moddle } from '../moddle.ts';

/** Judges a whole process once all its elements are compiled. */
export type Rule = (plan: ExecutionPlan, c: Compiling, process: Moddle) => void;
