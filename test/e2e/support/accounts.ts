/** People of the example organisation, as the README lists them. */
export const accounts = {
  ana: { email: 'ana@exemplo.test', password: 'atender-com-calma' },
  tiago: { email: 'tiago@exemplo.test', password: 'chave-de-fenda-10' },
  carla: { email: 'carla@exemplo.test', password: 'quadro-do-dia-30' },
  alice: { email: 'alice@exemplo.test', password: 'only-looking-123' },
  otavio: { email: 'otavio@exemplo.test', password: 'desenhar-primeiro' },
  admin: { email: 'admin@exemplo.test', password: 'chaves-da-casa-1' },
} as const;

export type Who = keyof typeof accounts;
