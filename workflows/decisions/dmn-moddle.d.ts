declare module 'dmn-moddle' {
  /** The model of DMN; `read-xml.ts` reads with it. */
  export class DmnModdle {
    constructor();
  }
}
