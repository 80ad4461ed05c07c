import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDiagram, boundary, drawn, end, extended, start } from '../support/a-diagram.ts';
import { INSTALLATION_KEY, startInstallation, type Installation } from '../support/installation.ts';
import { proveRun } from '../support/prove-run.ts';
import { untilStatus } from '../support/seen.ts';

const EXAMPLE = fileURLToPath(new URL('../../docs/examples/python-worker/', import.meta.url));
const NEEDED =
  'This test runs the example worker in Python: install python3 (3.10 or newer) with its venv module (on Debian: apt-get install python3-venv).';

let installation: Installation;
let python: ChildProcess;
const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-python-'));

/** The interpreter of a virtual environment of the test's own, with what the example needs. */
function virtualEnvironment(): string {
  const made = spawnSync('python3', ['-m', 'venv', path.join(folder, 'venv')], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`${NEEDED}\n${made.stderr ?? ''}`);
  const interpreter = path.join(folder, 'venv', 'bin', 'python');
  const requirements = path.join(EXAMPLE, 'requirements.txt');
  const installed = spawnSync(
    interpreter,
    ['-m', 'pip', 'install', '--quiet', '-r', requirements],
    {
      encoding: 'utf8',
    },
  );
  if (installed.status !== 0)
    throw new Error(`pip cannot install what the example needs: ${installed.stderr}`);
  return interpreter;
}

function startPython(interpreter: string): Promise<ChildProcess> {
  const keyFile = path.join(folder, 'key');
  writeFileSync(keyFile, INSTALLATION_KEY);
  const child = spawn(interpreter, ['worker.py'], {
    cwd: EXAMPLE,
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      TEMPORAL_ADDRESS: installation.temporalServer.address,
      ROTEIRO_KEY_FILE: keyFile,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    child.stdout.on('data', () => resolve(child));
    child.once('exit', () => reject(new Error(`The example ended: ${told}`)));
  });
}

beforeAll(async () => {
  installation = await startInstallation();
  await installation.startWorker();
  python = await startPython(virtualEnvironment());
  const service = `<zeebe:taskDefinition type="registrarSaida" retries="1"/>
    <roteiro:service queue="exemplo-python"/>
    <zeebe:ioMapping><zeebe:input source="=pecas" target="quantidade"/></zeebe:ioMapping>`;
  const caught = '<bpmn:errorEventDefinition errorRef="indisponivel"/>';
  const elements = [
    start(),
    drawn('serviceTask', 'registrarSaida', extended(service)),
    boundary('semPecas', 'registrarSaida', caught),
    drawn('endEvent', 'faltou'),
    end(),
  ];
  const arrows = ['start->registrarSaida', 'registrarSaida->end', 'semPecas->faltou'];
  const error = '<bpmn:error id="indisponivel" errorCode="PECA_INDISPONIVEL"/>';
  await installation.publish(aDiagram('saida', elements, arrows, error));
}, 240_000);

afterAll(async () => {
  python.kill('SIGTERM');
  await installation.end();
  rmSync(folder, { recursive: true, force: true });
});

async function finished(pecas: number) {
  const { runId } = await installation.start('saida', { variables: { pecas } });
  await untilStatus(installation, runId, 'completed');
  await proveRun(installation, runId);
  return (await installation.facts(runId)).map(({ fact }) => fact);
}

it('has a step done in Python, with values of every size', async () => {
  const facts = await finished(3);

  const completed = facts.find(({ type }) => type === 'step-completed');
  expect(completed?.data).toMatchObject({ variables: { saida: { numero: 1, quantidade: 3 } } });
}, 60_000);

it('takes a business error from Python at the boundary event with its code', async () => {
  const facts = await finished(101);

  const thrown = facts.find(({ type }) => type === 'error-thrown');
  expect(thrown?.data).toMatchObject({
    errorCode: 'PECA_INDISPONIVEL',
    caughtBy: 'semPecas',
    variables: { disponivel: 100 },
  });
}, 60_000);

it('hides from Temporal what it carries', async () => {
  const { runId } = await installation.start('saida', {
    variables: { pecas: 1, quem: 'Maria Souza' },
  });
  await untilStatus(installation, runId, 'completed');
  const part = await installation.gateway.firstPart(runId);

  const { bytes } = await installation.gateway.history(runId, part ?? '');

  expect(Buffer.from(bytes).includes('Maria')).toBe(false);
  expect(Buffer.from(bytes).includes('registrarSaida')).toBe(true);
}, 60_000);
