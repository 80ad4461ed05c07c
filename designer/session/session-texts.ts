import { defineTexts } from '../texts/define-texts.ts';

export const sessionTexts = defineTexts(
  {
    title: 'Sign in to Roteiro',
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    language: 'Português',
    lead: 'Procedures for after-sales service, drawn, run and proven.',
  },
  {
    title: 'Entrar no Roteiro',
    email: 'E-mail',
    password: 'Senha',
    signIn: 'Entrar',
    language: 'English',
    lead: 'Procedimentos de pós-venda: desenhados, executados e comprovados.',
  },
);
