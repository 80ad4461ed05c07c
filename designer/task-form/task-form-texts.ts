import { defineTexts } from '../texts/define-texts.ts';

export const taskFormTexts = defineTexts(
  {
    form: 'Form',
    choose: 'Choose',
    none: 'Nothing chosen',
    addRow: 'Add a row',
    addRowTo: (list: string) => `Add a row to ${list}`,
    removeRow: 'Remove',
    removeRowOf: (row: number, list: string) => `Remove row ${row} of ${list}`,
    row: (row: number) => `Row ${row}`,
    noRows: 'No rows yet.',
    files: 'Files cannot be sent here yet: write where they are kept, one a line.',
    opens: 'Open in a new tab',
    yes: 'Yes',
    no: 'No',
    rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
    unreadable: 'This part of the form cannot be shown.',
    amiss: (count: number) =>
      count === 1 ? 'One field needs a look' : `${count} fields need a look`,
    toField: 'Go to the first',
  },
  {
    form: 'Formulário',
    choose: 'Escolha',
    none: 'Nada escolhido',
    addRow: 'Adicionar linha',
    addRowTo: (list) => `Adicionar linha em ${list}`,
    removeRow: 'Remover',
    removeRowOf: (row, list) => `Remover a linha ${row} de ${list}`,
    row: (row) => `Linha ${row}`,
    noRows: 'Nenhuma linha ainda.',
    files: 'Ainda não é possível enviar arquivos aqui: escreva onde estão guardados, um por linha.',
    opens: 'Abrir em outra aba',
    yes: 'Sim',
    no: 'Não',
    rows: (count) => (count === 1 ? '1 linha' : `${count} linhas`),
    unreadable: 'Esta parte do formulário não pode ser mostrada.',
    amiss: (count) =>
      count === 1 ? 'Um campo precisa de atenção' : `${count} campos precisam de atenção`,
    toField: 'Ir ao primeiro',
  },
);
