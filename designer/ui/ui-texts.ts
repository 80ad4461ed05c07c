import { defineTexts } from '../texts/define-texts.ts';

export const uiTexts = defineTexts(
  {
    loading: 'Loading …',
    failed: 'That did not work',
    noConnection:
      'The server does not answer. What you see may be old; it is tried again by itself.',
    unexpected:
      'Something went wrong here. Load the page again; if it stays so, tell your administrator.',
    tryAgain: 'Try again',
    reference: (id: string) => `Reference for your administrator: ${id}`,
    cancel: 'Cancel',
    more: 'Show more',
    done: 'Done',
    shownOnce: 'This is shown only now. Copy it before you close.',
    copy: 'Copy',
    copied: 'Copied',
    close: 'Close',
  },
  {
    loading: 'Carregando …',
    failed: 'Não deu certo',
    noConnection:
      'O servidor não responde. O que se vê pode estar desatualizado; uma nova tentativa é feita sozinha.',
    unexpected:
      'Algo deu errado aqui. Recarregue a página; se continuar assim, avise a administração.',
    tryAgain: 'Tentar de novo',
    reference: (id: string) => `Referência para a administração: ${id}`,
    cancel: 'Cancelar',
    more: 'Mostrar mais',
    done: 'Pronto',
    shownOnce: 'Isto só aparece agora. Copie antes de fechar.',
    copy: 'Copiar',
    copied: 'Copiado',
    close: 'Fechar',
  },
);
