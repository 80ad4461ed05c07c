declare module 'moddle-xml' {
  interface Warning {
    readonly message: string;
    /** Set where the parser met it; not for references, which are resolved at the end. */
    readonly error?: unknown;
  }

  interface ReadContext {
    addWarning(warning: Warning): void;
    readonly warnings: Warning[];
  }

  /** Given the context of a reading before it begins. */
  interface RootHandler {
    context: ReadContext;
  }

  export class Reader {
    constructor(options: { readonly model: object; readonly lax: boolean });
    handler(type: string): RootHandler;
    fromXML(
      xml: string,
      options: { readonly rootHandler: RootHandler },
    ): Promise<{ readonly rootElement: unknown; readonly warnings: readonly Warning[] }>;
  }
}
