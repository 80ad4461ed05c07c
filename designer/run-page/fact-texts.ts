import { defineTexts } from '../texts/define-texts.ts';

/** The sentences of a run's story. `who`, `element` and the like come as they are shown. */
export const factTexts = defineTexts(
  {
    system: 'Roteiro',
    program: 'A program',
    runStarted: (who: string) => `${who} started the run.`,
    runStartedByMessage: 'A message started the run.',
    entered: (element: string) => `“${element}” was reached.`,
    enteredJoined: (element: string, count: number) =>
      `${count} ways came together at “${element}”.`,
    inputsMapped: (element: string) => `The inputs of “${element}” were read again.`,
    joinArrived: (element: string) => `One way arrived at “${element}” and waits for the others.`,
    subProcessOpened: (element: string) => `“${element}” was opened.`,
    left: (element: string, ways: string) => `From “${element}” it went on to ${ways}.`,
    leftToEnd: (element: string) => `“${element}” was finished.`,
    cancelled: (element: string) => `“${element}” was interrupted.`,
    cancelledBy: (element: string, by: string) => `“${element}” was interrupted by “${by}”.`,
    decided: (element: string, ways: string) => `“${element}” decided for ${ways}.`,
    decidedByDefault: (element: string, ways: string) =>
      `“${element}” took its default, for no condition held: ${ways}.`,
    scriptEvaluated: (element: string, variable: string) => `“${element}” computed “${variable}”.`,
    decisionEvaluated: (element: string, decision: string) =>
      `“${element}” asked the decision “${decision}”.`,
    taskOpened: (task: string, groups: string) => `The task “${task}” was opened for ${groups}.`,
    anyone: 'anyone',
    taskCompleted: (who: string, task: string) => `${who} completed “${task}”.`,
    stepRequested: (element: string) => `The step “${element}” was begun.`,
    stepTriedAgain: (element: string, attempt: number) =>
      `The step “${element}” was tried again (attempt ${attempt}).`,
    stepCompleted: (element: string) => `The step “${element}” was done.`,
    stepFailed: (element: string, message: string, retryAt: string) =>
      `The step “${element}” failed: ${message}. It is tried again at ${retryAt}.`,
    stepFailedForGood: (element: string, message: string) =>
      `The step “${element}” failed for the last time: ${message}.`,
    errorThrown: (element: string, code: string, message: string) =>
      `“${element}” threw the error ${code}: ${message}. Nothing catches it.`,
    errorCaught: (element: string, code: string, message: string, by: string) =>
      `“${element}” threw the error ${code}: ${message}. “${by}” caught it.`,
    timerSet: (element: string, due: string) => `The timer “${element}” was set to ${due}.`,
    timerFired: (element: string) => `The timer “${element}” fired.`,
    timerFiredNext: (element: string, next: string) =>
      `The timer “${element}” fired; its next time is ${next}.`,
    messageAwaited: (element: string, message: string, key: string) =>
      `“${element}” began to wait for the message “${message}” for ${key}.`,
    messageTaken: (element: string, message: string) =>
      `The message “${message}” arrived at “${element}”.`,
    messageRefused: (element: string) =>
      `A message came to “${element}”, which could not take it any more.`,
    callRequested: (element: string, process: string) =>
      `“${element}” called the procedure “${process}”.`,
    callStarted: (element: string, version: number) =>
      `The run that “${element}” called began, on version ${version}.`,
    callCompleted: (element: string) => `The run that “${element}” called was completed.`,
    callError: (element: string) => `The run that “${element}” called ended with an error.`,
    callCancelled: (element: string) => `The run that “${element}” called was cancelled.`,
    callTerminated: (element: string) => `The run that “${element}” called was terminated.`,
    callIncidents: (element: string, open: string) =>
      `The run that “${element}” called has ${open}.`,
    incidentOpen: 'open incident',
    incidentsOpen: 'open incidents',
    incidentRaised: (element: string, sentence: string) => `Incident at “${element}”: ${sentence}`,
    incidentRetried: (who: string, element: string, reason: string) =>
      `${who} had “${element}” tried again: “${reason}”`,
    incidentSkipped: (who: string, element: string, reason: string) =>
      `${who} skipped “${element}”: “${reason}”`,
    incidentOverridden: (who: string, element: string, reason: string) =>
      `${who} decided “${element}” by hand: “${reason}”`,
    incidentOverriddenTo: (who: string, element: string, reason: string, ways: string) =>
      `${who} decided “${element}” by hand, on to ${ways}: “${reason}”`,
    variablesSet: (who: string, names: string, reason: string) =>
      `${who} set ${names}: “${reason}”`,
    clockAdvanced: (who: string, from: string) => `${who} moved the clock on from ${from}.`,
    ignored: 'Something came too late or twice. It was written down and changed nothing.',
    runCompleted: 'The run was completed.',
    runCancelled: (who: string, reason: string) => `${who} cancelled the run: “${reason}”`,
    runEndedWithError: (code: string, message: string) =>
      `The run ended with the error ${code}: ${message}`,
    and: 'and',
  },
  {
    system: 'O Roteiro',
    program: 'Um programa',
    runStarted: (who: string) => `${who} iniciou o atendimento.`,
    runStartedByMessage: 'Uma mensagem iniciou o atendimento.',
    entered: (element: string) => `Chegou-se a “${element}”.`,
    enteredJoined: (element: string, count: number) =>
      `${count} caminhos se juntaram em “${element}”.`,
    inputsMapped: (element: string) => `As entradas de “${element}” foram lidas de novo.`,
    joinArrived: (element: string) => `Um caminho chegou a “${element}” e espera pelos outros.`,
    subProcessOpened: (element: string) => `“${element}” foi aberto.`,
    left: (element: string, ways: string) => `De “${element}” seguiu-se para ${ways}.`,
    leftToEnd: (element: string) => `“${element}” terminou.`,
    cancelled: (element: string) => `“${element}” foi interrompido.`,
    cancelledBy: (element: string, by: string) => `“${element}” foi interrompido por “${by}”.`,
    decided: (element: string, ways: string) => `“${element}” decidiu por ${ways}.`,
    decidedByDefault: (element: string, ways: string) =>
      `“${element}” seguiu o padrão, pois nenhuma condição valeu: ${ways}.`,
    scriptEvaluated: (element: string, variable: string) => `“${element}” calculou “${variable}”.`,
    decisionEvaluated: (element: string, decision: string) =>
      `“${element}” consultou a decisão “${decision}”.`,
    taskOpened: (task: string, groups: string) => `A tarefa “${task}” foi aberta para ${groups}.`,
    anyone: 'qualquer pessoa',
    taskCompleted: (who: string, task: string) => `${who} concluiu “${task}”.`,
    stepRequested: (element: string) => `O passo “${element}” começou.`,
    stepTriedAgain: (element: string, attempt: number) =>
      `O passo “${element}” foi tentado de novo (tentativa ${attempt}).`,
    stepCompleted: (element: string) => `O passo “${element}” foi feito.`,
    stepFailed: (element: string, message: string, retryAt: string) =>
      `O passo “${element}” falhou: ${message}. Nova tentativa em ${retryAt}.`,
    stepFailedForGood: (element: string, message: string) =>
      `O passo “${element}” falhou pela última vez: ${message}.`,
    errorThrown: (element: string, code: string, message: string) =>
      `“${element}” lançou o erro ${code}: ${message}. Nada o trata.`,
    errorCaught: (element: string, code: string, message: string, by: string) =>
      `“${element}” lançou o erro ${code}: ${message}. “${by}” o tratou.`,
    timerSet: (element: string, due: string) =>
      `O temporizador “${element}” foi marcado para ${due}.`,
    timerFired: (element: string) => `O temporizador “${element}” disparou.`,
    timerFiredNext: (element: string, next: string) =>
      `O temporizador “${element}” disparou; o próximo disparo é em ${next}.`,
    messageAwaited: (element: string, message: string, key: string) =>
      `“${element}” passou a esperar a mensagem “${message}” de ${key}.`,
    messageTaken: (element: string, message: string) =>
      `A mensagem “${message}” chegou a “${element}”.`,
    messageRefused: (element: string) =>
      `Uma mensagem chegou a “${element}”, que já não podia recebê-la.`,
    callRequested: (element: string, process: string) =>
      `“${element}” chamou o procedimento “${process}”.`,
    callStarted: (element: string, version: number) =>
      `O atendimento chamado por “${element}” começou, na versão ${version}.`,
    callCompleted: (element: string) => `O atendimento chamado por “${element}” foi concluído.`,
    callError: (element: string) => `O atendimento chamado por “${element}” terminou com erro.`,
    callCancelled: (element: string) => `O atendimento chamado por “${element}” foi cancelado.`,
    callTerminated: (element: string) => `O atendimento chamado por “${element}” foi encerrado.`,
    callIncidents: (element: string, open: string) =>
      `O atendimento chamado por “${element}” tem ${open}.`,
    incidentOpen: 'incidente aberto',
    incidentsOpen: 'incidentes abertos',
    incidentRaised: (element: string, sentence: string) => `Incidente em “${element}”: ${sentence}`,
    incidentRetried: (who: string, element: string, reason: string) =>
      `${who} mandou tentar “${element}” de novo: “${reason}”`,
    incidentSkipped: (who: string, element: string, reason: string) =>
      `${who} pulou “${element}”: “${reason}”`,
    incidentOverridden: (who: string, element: string, reason: string) =>
      `${who} decidiu “${element}” manualmente: “${reason}”`,
    incidentOverriddenTo: (who: string, element: string, reason: string, ways: string) =>
      `${who} decidiu “${element}” manualmente, seguindo para ${ways}: “${reason}”`,
    variablesSet: (who: string, names: string, reason: string) =>
      `${who} alterou ${names}: “${reason}”`,
    clockAdvanced: (who: string, from: string) => `${who} adiantou o relógio a partir de ${from}.`,
    ignored: 'Algo chegou tarde ou repetido. Foi registrado e nada mudou.',
    runCompleted: 'O atendimento foi concluído.',
    runCancelled: (who: string, reason: string) => `${who} cancelou o atendimento: “${reason}”`,
    runEndedWithError: (code: string, message: string) =>
      `O atendimento terminou com o erro ${code}: ${message}`,
    and: 'e',
  },
);
