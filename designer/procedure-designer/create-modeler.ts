import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-color-picker/colors/color-picker.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import './procedure-designer.css';
import ColorPickerModule from 'bpmn-js-color-picker';
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import Modeler from 'bpmn-js/lib/Modeler';
import CamundaCloudBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import MinimapModule from 'diagram-js-minimap';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import roteiro from '../../workflows/compile/roteiro-moddle.json' with { type: 'json' };
import type { Language } from '../texts/language.tsx';
import type { CanvasServices, DrawingModeler } from './canvas-services.ts';
import { RoteiroPropertiesProvider } from './roteiro-properties-provider.ts';
import { createTranslate } from './translate-drawing.ts';

/** The editor with Camunda 8's attributes and our own, in one language. */
export const createModeler = (
  container: HTMLElement,
  propertiesPanel: HTMLElement,
  language: Language,
): DrawingModeler =>
  new Modeler<CanvasServices>({
    container,
    propertiesPanel: { parent: propertiesPanel },
    moddleExtensions: { zeebe, roteiro },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CamundaCloudBehaviors,
      CreateAppendAnythingModule,
      ColorPickerModule,
      MinimapModule,
      {
        __init__: ['roteiroPropertiesProvider'],
        roteiroPropertiesProvider: ['type', RoteiroPropertiesProvider],
        roteiroLanguage: ['value', language],
        translate: ['value', createTranslate(language)],
      },
    ],
  });
