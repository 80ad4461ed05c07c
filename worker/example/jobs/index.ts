import type { Job } from '../job.ts';
import { atualizarPlano } from './atualizar-plano.ts';
import { conceder } from './conceder.ts';
import { consumirPecas } from './consumir-pecas.ts';
import { devolverPecas } from './devolver-pecas.ts';
import { gerarDocumento } from './gerar-documento.ts';
import { iniciarProcedimento } from './iniciar-procedimento.ts';
import { notificar } from './notificar.ts';
import { publicarMensagem } from './publicar-mensagem.ts';
import { registrarItem } from './registrar-item.ts';
import { registrarSaida } from './registrar-saida.ts';
import { reservarPecas } from './reservar-pecas.ts';
import { validarItem } from './validar-item.ts';

/** Every job type that the example procedures name. */
export const jobs: readonly Job[] = [
  atualizarPlano,
  conceder,
  consumirPecas,
  devolverPecas,
  gerarDocumento,
  iniciarProcedimento,
  notificar,
  publicarMensagem,
  registrarItem,
  registrarSaida,
  reservarPecas,
  validarItem,
];
