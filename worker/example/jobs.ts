import type { Job } from './job.ts';
import { atualizarPlano } from './jobs/atualizar-plano.ts';
import { conceder } from './jobs/conceder.ts';
import { consumirPecas } from './jobs/consumir-pecas.ts';
import { devolverPecas } from './jobs/devolver-pecas.ts';
import { gerarDocumento } from './jobs/gerar-documento.ts';
import { iniciarProcedimento } from './jobs/iniciar-procedimento.ts';
import { notificar } from './jobs/notificar.ts';
import { publicarMensagem } from './jobs/publicar-mensagem.ts';
import { registrarItem } from './jobs/registrar-item.ts';
import { registrarSaida } from './jobs/registrar-saida.ts';
import { reservarPecas } from './jobs/reservar-pecas.ts';
import { validarItem } from './jobs/validar-item.ts';
import type { PostMessage } from './post-message.ts';

/** Every job type that the example procedures use. */
export const exampleJobs = (postMessage: PostMessage): Readonly<Record<string, Job>> => ({
  validarItem,
  notificar,
  gerarDocumento,
  reservarPecas,
  consumirPecas,
  devolverPecas,
  publicarMensagem: publicarMensagem(postMessage),
  iniciarProcedimento: iniciarProcedimento(postMessage),
  registrarItem,
  atualizarPlano,
  registrarSaida,
  conceder,
});
