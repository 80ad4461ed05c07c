import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { ENCODING, seal, unseal } from './seal.ts';
import type { PayloadKey } from './payload-key.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const told = (payload: Payload, name: string): string =>
  new TextDecoder().decode(payload.metadata?.[name]);

/**
 * Encrypts whole payloads, metadata included, for client, worker and replayer (decision 18).
 * What others wrote without it is read as it is; that of another key is refused.
 */
export function createPayloadCodec(key: PayloadKey): PayloadCodec {
  const message = proto.temporal.api.common.v1.Payload;

  function encode(payload: Payload): Payload {
    const sealed = seal(message.encode(payload).finish(), key);
    return {
      metadata: {
        encoding: text(ENCODING),
        'key-id': text(sealed.keyId),
        compression: text(sealed.compression),
      },
      data: sealed.data,
    };
  }

  function decode(payload: Payload): Payload {
    if (told(payload, 'encoding') !== ENCODING) return payload;
    const compression = told(payload, 'compression') === 'zlib' ? 'zlib' : 'none';
    const data = payload.data ?? new Uint8Array();
    return message.decode(unseal({ keyId: told(payload, 'key-id'), compression, data }, key));
  }

  return {
    encode: (payloads) => Promise.resolve(payloads.map(encode)),
    decode: async (payloads) => payloads.map(decode),
  };
}
