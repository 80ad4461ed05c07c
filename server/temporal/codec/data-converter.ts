import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { createPayloadCodec } from './payload-codec.ts';
import type { PayloadKey } from './payload-key.ts';

/** Goes into the workflow bundle, too. */
export const FAILURE_CONVERTER = fileURLToPath(new URL('failure-converter.mjs', import.meta.url));

/** How everything that goes to Temporal is written; client, worker and replayer share it. */
export const dataConverter = (key: PayloadKey): DataConverter => ({
  failureConverterPath: FAILURE_CONVERTER,
  payloadCodecs: [createPayloadCodec(key)],
});
