import type { OrganisationSettings } from '../organisations/organisation.ts';
import type { Json } from '../organisation-record/json.ts';
import type { Problem } from './problem.ts';

/** What publish may resolve a reference to: the newest published version of each. */
export interface PublishedForm {
  readonly formId: string;
  readonly hash: string;
  readonly schema: Json;
}

export interface PublishedDecisionFile {
  /** The ids of the decisions inside, as `zeebe:calledDecision` names them. */
  readonly tableIds: readonly string[];
  readonly hash: string;
  readonly xml: string;
}

export interface CompileInput {
  readonly xml: string;
  readonly forms: readonly PublishedForm[];
  readonly decisions: readonly PublishedDecisionFile[];
  readonly settings: OrganisationSettings;
  /** What calls can reach besides the processes of the file itself. */
  readonly processIds: readonly string[];
}

/** One executable process of the file. */
export interface CompiledProcess {
  readonly processId: string;
  /** The content hash that is verified when a run starts. */
  readonly hash: string;
  /** The execution plan: plain JSON, kept as it is. */
  readonly plan: Json;
  /** What starts it without a person: timers and messages. */
  readonly starts: readonly ProcessStart[];
}

export type ProcessStart =
  | { readonly kind: 'timer'; readonly elementId: string; readonly timer: Json }
  | { readonly kind: 'message'; readonly elementId: string; readonly message: Json };

export type Compiled =
  | {
      readonly ok: true;
      readonly plans: readonly CompiledProcess[];
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads, checks and compiles a drawing; all problems are collected. Touches nothing. */
export type CompileProcedure = (input: CompileInput) => Promise<Compiled>;
