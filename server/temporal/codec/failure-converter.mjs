// Loaded by path, by Temporal's client and worker and into the workflow bundle: hence plain
// JavaScript. Messages and stack traces of failures become payloads, which the codec encrypts.
import { DefaultFailureConverter } from '@temporalio/common';

export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
