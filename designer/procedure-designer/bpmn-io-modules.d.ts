/** Modules of bpmn.io that ship no types: what we use of them. */
declare module 'bpmn-js-properties-panel' {
  import type { ModuleDeclaration } from 'didi';
  export const BpmnPropertiesPanelModule: ModuleDeclaration;
  export const BpmnPropertiesProviderModule: ModuleDeclaration;
  export const ZeebePropertiesProviderModule: ModuleDeclaration;
  export function useService(name: 'debounceInput'): unknown;
}

declare module '@bpmn-io/properties-panel' {
  export interface TextEntry {
    readonly element: unknown;
    readonly id: string;
    readonly label: string;
    readonly description?: string;
    readonly debounce: unknown;
    readonly getValue: () => string;
    readonly setValue: (value: string | undefined) => void;
  }
  /** Made with Preact: what they answer only the panel needs to understand. */
  export function TextFieldEntry(entry: TextEntry): unknown;
  export function isTextFieldEntryEdited(node: unknown): boolean;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  import type { ModuleDeclaration } from 'didi';
  const behaviors: ModuleDeclaration;
  export { behaviors as default };
}

declare module 'bpmn-js-create-append-anything' {
  import type { ModuleDeclaration } from 'didi';
  export const CreateAppendAnythingModule: ModuleDeclaration;
}

declare module 'bpmn-js-color-picker' {
  import type { ModuleDeclaration } from 'didi';
  const colors: ModuleDeclaration;
  export { colors as default };
}

declare module 'diagram-js-minimap' {
  import type { ModuleDeclaration } from 'didi';
  const minimap: ModuleDeclaration;
  export { minimap as default };
}
