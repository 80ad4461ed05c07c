import { isTextFieldEntryEdited, TextFieldEntry } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import { childOf, extensionsOf, type Moddle } from '../../workflows/compile/moddle.ts';
import type { Language } from '../texts/language.tsx';
import {
  attributesOf,
  changedHolder,
  meaningOf,
  valueOf,
  type RoteiroAttribute,
} from './roteiro-attributes.ts';
import { roteiroAttributeTexts } from './roteiro-attribute-texts.ts';

interface Group {
  readonly id: string;
}

interface PropertiesPanel {
  registerProvider(priority: number, provider: RoteiroPropertiesProvider): void;
}

/** Below Camunda's own provider, so that our group comes after its groups were made. */
const PRIORITY = 400;

/** Adds the attributes that only Roteiro has to the properties panel. */
export class RoteiroPropertiesProvider {
  static readonly $inject = ['propertiesPanel', 'modeling', 'bpmnFactory', 'roteiroLanguage'];
  readonly #modeling: Modeling;
  readonly #factory: BpmnFactory;
  readonly #language: Language;

  constructor(
    panel: PropertiesPanel,
    modeling: Modeling,
    factory: BpmnFactory,
    language: Language,
  ) {
    this.#modeling = modeling;
    this.#factory = factory;
    this.#language = language;
    panel.registerProvider(PRIORITY, this);
  }

  getGroups(element: Element): (groups: readonly Group[]) => readonly Group[] {
    const meaning = meaningOf(element);
    const attributes = meaning === null ? [] : attributesOf(meaning);
    if (meaning === null || attributes.length === 0) return (groups) => groups;
    const ours = {
      id: 'roteiro',
      label: 'Roteiro',
      component: undefined,
      entries: attributes.map((attribute) => this.#entry(element, meaning, attribute)),
    };
    return (groups) => {
      // After the general ones, before what is rarely needed.
      const place = groups.findIndex(({ id }) => id === 'documentation') + 1;
      return [...groups.slice(0, place), ours, ...groups.slice(place)];
    };
  }

  #entry(element: Element, meaning: Moddle, attribute: RoteiroAttribute) {
    const texts = roteiroAttributeTexts[this.#language];
    const id = `roteiro-${attribute.name}`;
    return {
      id,
      component: () =>
        TextFieldEntry({
          element,
          id,
          label: texts[attribute.name],
          description: texts[`${attribute.name}Help`],
          debounce: useService('debounceInput'),
          getValue: () => valueOf(meaning, attribute),
          setValue: (value) => this.#change(element, meaning, attribute, value ?? ''),
        }),
      isEdited: isTextFieldEntryEdited,
    };
  }

  #change(element: Element, meaning: Moddle, attribute: RoteiroAttribute, value: string): void {
    const properties = changedHolder(meaning, attribute, value);
    const others = extensionsOf(meaning).filter(({ $type }) => $type !== attribute.holder);
    const ours = properties === null ? [] : [this.#factory.create(attribute.holder, properties)];
    const values = [...others, ...ours];
    const extensions = childOf(meaning, 'extensionElements');
    if (extensions !== null) {
      for (const one of ours) one.$parent = extensions;
      this.#modeling.updateModdleProperties(element, extensions, { values });
      return;
    }
    const created = this.#factory.create('bpmn:ExtensionElements', { values });
    created.$parent = meaning;
    for (const one of ours) one.$parent = created;
    this.#modeling.updateProperties(element, { extensionElements: created });
  }
}
