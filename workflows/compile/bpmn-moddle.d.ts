declare module 'bpmn-moddle' {
  /** What the parser gives; elements are narrowed by `isModdle`. */
  interface ReadXml {
    readonly rootElement: unknown;
    readonly warnings: readonly unknown[];
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<ReadXml>;
  }
}
