/** A server that is needed does not answer: nothing can be said about the run. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';
  readonly server: 'postgres' | 'temporal';

  constructor(server: ServerAway['server'], cause: unknown) {
    super(`${server} does not answer`, { cause });
    this.server = server;
  }
}
