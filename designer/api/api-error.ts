import { z } from 'zod';

/** What the server refused, with a sentence in the reader's language that says what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;

  constructor(
    status: number,
    { code, message, details, requestId }: z.output<typeof body>['error'],
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }
}

/** The server did not answer: the network is away, or the server is. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

const body = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).default({}),
    requestId: z.string().default(''),
  }),
});

/** The error that a reply other than 2xx stands for. */
export async function errorOf(response: Response): Promise<Error> {
  const parsed = body.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiError(response.status, parsed.data.error);
  return new ConnectionLost(`HTTP ${response.status}`);
}
