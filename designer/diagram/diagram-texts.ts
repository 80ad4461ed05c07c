import { defineTexts } from '../texts/define-texts.ts';

export const diagramTexts = defineTexts(
  {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit all',
    fitWidth: 'Fit width',
    controls: 'View of the drawing',
    list: 'What is marked',
    nothing: 'Nothing is marked in the drawing.',
    unreadable: 'The drawing cannot be shown. What is marked stands below.',
    drawing: (name: string) => `Drawing of ${name}`,
  },
  {
    zoomIn: 'Ampliar',
    zoomOut: 'Reduzir',
    fit: 'Ajustar tudo',
    fitWidth: 'Ajustar à largura',
    controls: 'Visão do desenho',
    list: 'O que está marcado',
    nothing: 'Nada está marcado no desenho.',
    unreadable: 'Não é possível mostrar o desenho. O que está marcado aparece abaixo.',
    drawing: (name: string) => `Desenho de ${name}`,
  },
);
