declare module 'bpmn-moddle' {
  /** The model of BPMN with further packages; `read-xml.ts` reads with it. */
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
  }
}
