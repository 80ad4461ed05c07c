/** What a person reads for each problem of a drawing; `{name}` is filled from its params. */
export const PROBLEM_TEXT = {
  'diagram-unreadable': {
    en: 'The file cannot be read as BPMN: {detail}. Export it again from the tool it was drawn in.',
    pt: 'O arquivo não pode ser lido como BPMN: {detail}. Exporte-o novamente da ferramenta em que foi desenhado.',
  },
  'diagram-too-large': {
    en: 'The file has {size}; at most {limit} are allowed. Move parts into procedures that are called.',
    pt: 'O arquivo tem {size}; o máximo é {limit}. Mova partes para procedimentos chamados.',
  },
  'diagram-has-doctype': {
    en: 'The file declares a document type or entities, which are refused for safety. Remove the DOCTYPE.',
    pt: 'O arquivo declara um tipo de documento ou entidades, recusados por segurança. Remova o DOCTYPE.',
  },
  'diagram-has-forbidden-character': {
    en: 'The file holds the character {character}, which no XML may hold. Find it in the names and texts, and remove it.',
    pt: 'O arquivo contém o caractere {character}, que nenhum XML pode conter. Procure-o nos nomes e textos e remova-o.',
  },
  'diagram-has-more-problems': {
    en: 'There are {count} more problems than are shown. Solve these first.',
    pt: 'Há mais {count} problemas além dos mostrados. Resolva estes primeiro.',
  },
  'diagram-nested-too-deep': {
    en: 'Sub-processes are nested more than {limit} deep at “{element}”. Move the inner ones into procedures that are called.',
    pt: 'Há subprocessos aninhados em mais de {limit} níveis em “{element}”. Mova os internos para procedimentos chamados.',
  },
  'diagram-nothing-executable': {
    en: 'The file has no process that is marked executable. Mark the process as executable.',
    pt: 'O arquivo não tem processo marcado como executável. Marque o processo como executável.',
  },
  'reference-unresolved': {
    en: '“{element}” refers to “{reference}”, which is not in the file. Correct or remove the reference.',
    pt: '“{element}” refere-se a “{reference}”, que não está no arquivo. Corrija ou remova a referência.',
  },
  'id-duplicate': {
    en: 'The id “{id}” is used more than once. Give each element an id of its own.',
    pt: 'O identificador “{id}” é usado mais de uma vez. Dê a cada elemento um identificador próprio.',
  },
  'id-missing': {
    en: 'A {type} has no id, or one that is reserved. Give it an id.',
    pt: 'Um {type} não tem identificador, ou tem um reservado. Dê um identificador a ele.',
  },
  'process-id-invalid': {
    en: 'The process id “{id}” must begin with a letter or underscore and have at most 100 letters, digits, dots, dashes or underscores. Rename it.',
    pt: 'O identificador do processo “{id}” deve começar com letra ou sublinhado e ter no máximo 100 letras, dígitos, pontos, hifens ou sublinhados. Renomeie-o.',
  },
  'process-id-taken': {
    en: 'Another published procedure already has a process with the id “{id}”. Rename this process.',
    pt: 'Outro procedimento publicado já tem um processo com o identificador “{id}”. Renomeie este processo.',
  },
  'plan-too-large': {
    en: 'The compiled process has {size}; at most {limit} are allowed. Move parts into procedures that are called.',
    pt: 'O processo compilado tem {size}; o máximo é {limit}. Mova partes para procedimentos chamados.',
  },
  'process-needs-start': {
    en: 'The process has no start event. Draw one and connect it to the first step.',
    pt: 'O processo não tem evento de início. Desenhe um e ligue-o ao primeiro passo.',
  },
  'process-has-several-none-starts': {
    en: 'The process has several start events without a trigger, so that nobody knows where it begins. Keep one.',
    pt: 'O processo tem vários eventos de início sem gatilho, então não se sabe onde ele começa. Mantenha um.',
  },
  'element-not-supported': {
    en: '“{element}” is a {type}, which Roteiro does not execute. {instead}',
    pt: '“{element}” é um {type}, que o Roteiro não executa. {insteadPt}',
  },
  'attribute-not-supported': {
    en: '“{element}” uses {attribute}, which Roteiro does not execute. Remove it, or draw its meaning with other elements.',
    pt: '“{element}” usa {attribute}, que o Roteiro não executa. Remova-o ou desenhe o significado com outros elementos.',
  },
  'extension-not-supported': {
    en: '“{element}” has the setting {extension}, which means nothing to this element in Roteiro. Remove it.',
    pt: '“{element}” tem a configuração {extension}, que não tem efeito neste elemento no Roteiro. Remova-a.',
  },
  'foreign-dialect': {
    en: '“{element}” has {attribute} of another engine ({dialect}). Import the file, so that it is converted.',
    pt: '“{element}” tem {attribute} de outro motor ({dialect}). Importe o arquivo para que seja convertido.',
  },
  'flow-incomplete': {
    en: 'The flow “{element}” does not connect two elements of the same process or sub-process. Connect it again.',
    pt: 'O fluxo “{element}” não liga dois elementos do mesmo processo ou subprocesso. Ligue-o novamente.',
  },
  'flow-not-allowed': {
    en: '“{element}” cannot have {direction} flows. Remove them.',
    pt: '“{element}” não pode ter fluxos de {direction}. Remova-os.',
  },
  'default-flow-invalid': {
    en: 'The default flow of “{element}” must be one of its outgoing flows and have no condition. Choose another, or remove the condition.',
    pt: 'O fluxo padrão de “{element}” deve ser um de seus fluxos de saída e não ter condição. Escolha outro ou remova a condição.',
  },
  'condition-not-feel': {
    en: 'The condition of the flow “{element}” must be a FEEL expression that begins with “=”, but is “{text}”. Rewrite it.',
    pt: 'A condição do fluxo “{element}” deve ser uma expressão FEEL iniciada por “=”, mas é “{text}”. Reescreva-a.',
  },
  'condition-missing': {
    en: 'The flow “{flow}” of the gateway “{element}” has no condition and is not the default, so that later flows are never taken. Give it a condition, or make it the default.',
    pt: 'O fluxo “{flow}” do gateway “{element}” não tem condição e não é o padrão, então os seguintes nunca são tomados. Dê-lhe uma condição ou torne-o padrão.',
  },
  'condition-on-parallel': {
    en: 'The flow “{flow}” leaves a parallel gateway and has a condition, which BPMN ignores there. Remove the condition, or use another gateway.',
    pt: 'O fluxo “{flow}” sai de um gateway paralelo e tem condição, que o BPMN ignora ali. Remova a condição ou use outro gateway.',
  },
  'element-unreachable': {
    en: 'No flow leads to “{element}”, so that it never happens. Connect it, or remove it.',
    pt: 'Nenhum fluxo leva a “{element}”, então ele nunca acontece. Ligue-o ou remova-o.',
  },
  'gateway-needs-default': {
    en: 'When no condition of “{element}” is true the run stops with an incident. Choose a default flow, unless the conditions cover every case.',
    pt: 'Quando nenhuma condição de “{element}” é verdadeira, o atendimento para com um incidente. Escolha um fluxo padrão, a menos que as condições cubram todos os casos.',
  },
  'expression-invalid': {
    en: 'The {attribute} of “{element}” has a FEEL expression that cannot be used: {sentence}',
    pt: 'O atributo {attribute} de “{element}” tem uma expressão FEEL que não pode ser usada: {sentencePt}',
  },
  'mapping-incomplete': {
    en: 'An {direction} mapping of “{element}” lacks its source or its target. Fill in both, or remove it.',
    pt: 'Um mapeamento ({direction}) de “{element}” está sem origem ou sem destino. Preencha os dois ou remova-o.',
  },
  'variable-name-invalid': {
    en: '“{name}” at “{element}” cannot be a variable: it is no plain name, or the name is reserved. Rename it.',
    pt: '“{name}” em “{element}” não pode ser variável: não é um nome simples ou é reservado. Renomeie-a.',
  },
  'result-variable-missing': {
    en: '“{element}” does not say which variable takes its result. Name the result variable.',
    pt: '“{element}” não diz qual variável recebe o resultado. Informe a variável de resultado.',
  },
  'timer-incomplete': {
    en: 'The timer “{element}” must have exactly one of date, duration and cycle, but has {given}. Choose one.',
    pt: 'O temporizador “{element}” deve ter exatamente um entre data, duração e ciclo, mas tem {given}. Escolha um.',
  },
  'timer-kind-not-allowed': {
    en: 'The timer “{element}” cannot be a {kind}; here it may be: {allowed}. Choose one of these.',
    pt: 'O temporizador “{element}” não pode ser {kind}; aqui pode ser: {allowed}. Escolha um destes.',
  },
  'timer-not-readable': {
    en: 'The {kind} “{text}” of the timer “{element}” is not ISO 8601. Write for example PT4H, R3/P1D or 2026-03-01T08:00:00Z.',
    pt: 'O valor “{text}” ({kind}) do temporizador “{element}” não está em ISO 8601. Escreva, por exemplo, PT4H, R3/P1D ou 2026-03-01T08:00:00Z.',
  },
  'message-missing': {
    en: '“{element}” does not say which message it waits for. Choose or name a message.',
    pt: '“{element}” não diz por qual mensagem espera. Escolha ou nomeie uma mensagem.',
  },
  'correlation-key-missing': {
    en: 'The message “{message}” of “{element}” has no correlation key, so that it could not find its run. Set the key, for example =protocolo.',
    pt: 'A mensagem “{message}” de “{element}” não tem chave de correlação, então não encontraria o atendimento. Defina a chave, por exemplo =protocolo.',
  },
  'error-code-missing': {
    en: '“{element}” does not say which error code it has. Choose an error with a code.',
    pt: '“{element}” não diz qual é o código de erro. Escolha um erro com código.',
  },
  'error-code-not-literal': {
    en: 'The error code that “{element}” catches must be a fixed text. Write the code itself.',
    pt: 'O código de erro que “{element}” captura deve ser um texto fixo. Escreva o próprio código.',
  },
  'error-must-interrupt': {
    en: 'The error event “{element}” must interrupt its step: BPMN knows no other. Make it interrupting.',
    pt: 'O evento de erro “{element}” deve interromper o passo: o BPMN não conhece outro. Torne-o interruptivo.',
  },
  'boundary-not-attached': {
    en: 'The boundary event “{element}” is not attached to a task, sub-process or call of the same scope. Attach it.',
    pt: 'O evento de borda “{element}” não está preso a uma tarefa, subprocesso ou chamada do mesmo escopo. Prenda-o.',
  },
  'sub-process-needs-one-start': {
    en: 'The sub-process “{element}” must have exactly one start event, but has {starts}. Draw one, or remove the others.',
    pt: 'O subprocesso “{element}” deve ter exatamente um evento de início, mas tem {starts}. Desenhe um ou remova os outros.',
  },
  'sub-process-start-must-be-none': {
    en: 'The start event “{element}” of an embedded sub-process cannot have a trigger ({kind}). Remove the trigger.',
    pt: 'O evento de início “{element}” de um subprocesso embutido não pode ter gatilho ({kind}). Remova o gatilho.',
  },
  'service-type-missing': {
    en: 'The step “{element}” does not say which type of service performs it. Set the type.',
    pt: 'O passo “{element}” não diz que tipo de serviço o executa. Defina o tipo.',
  },
  'service-type-reserved': {
    en: 'The service type “{type}” of “{element}” begins with “roteiro.”, which is reserved. Choose another type.',
    pt: 'O tipo de serviço “{type}” de “{element}” começa com “roteiro.”, que é reservado. Escolha outro tipo.',
  },
  'service-type-unknown': {
    en: 'Nobody here serves the type “{type}” of “{element}”. If a worker of yours does, name its task queue (roteiro:service queue); else choose a built-in type.',
    pt: 'Ninguém aqui atende o tipo “{type}” de “{element}”. Se um worker seu atende, informe a fila dele (roteiro:service queue); senão, escolha um tipo embutido.',
  },
  'service-type-needs-queue': {
    en: 'The type of “{element}” is computed, so that it must name the task queue that serves it (roteiro:service queue).',
    pt: 'O tipo de “{element}” é calculado, então é preciso informar a fila que o atende (roteiro:service queue).',
  },
  'queue-reserved': {
    en: 'The task queue “{queue}” of “{element}” belongs to Roteiro itself. Name the queue of your own worker.',
    pt: 'A fila “{queue}” de “{element}” pertence ao próprio Roteiro. Informe a fila do seu worker.',
  },
  'queue-unknown': {
    en: 'The task queue “{queue}” of “{element}” is not in the settings, which list: {known}. Correct it, or ask an administrator to add it.',
    pt: 'A fila “{queue}” de “{element}” não está nas configurações, que listam: {known}. Corrija-a ou peça a um administrador que a inclua.',
  },
  'service-duration-invalid': {
    en: 'The {attribute} “{text}” of “{element}” must be an ISO 8601 duration from {leastSeconds} to {mostSeconds} seconds, such as PT30S.',
    pt: 'O valor {attribute} “{text}” de “{element}” deve ser uma duração ISO 8601 de {leastSeconds} a {mostSeconds} segundos, como PT30S.',
  },
  'called-process-missing': {
    en: 'The call “{element}” does not say which procedure it calls. Set the called process id.',
    pt: 'A chamada “{element}” não diz qual procedimento chama. Defina o identificador do processo chamado.',
  },
  'called-process-unknown': {
    en: 'The call “{element}” calls “{processId}”, which is not published. Publish it before a run gets there.',
    pt: 'A chamada “{element}” chama “{processId}”, que não está publicado. Publique-o antes que um atendimento chegue ali.',
  },
  'call-binding-invalid': {
    en: 'The call “{element}” has the binding “{binding}” without what it needs. Use latest, deployment, or versionTag with a tag.',
    pt: 'A chamada “{element}” tem o vínculo “{binding}” sem o necessário. Use latest, deployment ou versionTag com uma etiqueta.',
  },
  'script-missing': {
    en: 'The script task “{element}” has no FEEL expression. Write one, and name its result variable.',
    pt: 'A tarefa de script “{element}” não tem expressão FEEL. Escreva uma e nomeie a variável de resultado.',
  },
  'decision-missing': {
    en: 'The rule task “{element}” does not say which decision it asks. Set the decision id.',
    pt: 'A tarefa de regra “{element}” não diz qual decisão consulta. Defina o identificador da decisão.',
  },
  'decision-unknown': {
    en: 'The rule task “{element}” asks the decision “{decisionId}”, which is not published here. Publish the decision first.',
    pt: 'A tarefa de regra “{element}” consulta a decisão “{decisionId}”, que não está publicada aqui. Publique a decisão antes.',
  },
  'form-unknown': {
    en: 'The task “{element}” uses the form “{formId}”, which is not published here. Publish the form first.',
    pt: 'A tarefa “{element}” usa o formulário “{formId}”, que não está publicado aqui. Publique o formulário antes.',
  },
  'form-reference-not-supported': {
    en: 'The task “{element}” refers to its form as “{reference}”; Roteiro links forms by their id. Choose a form.',
    pt: 'A tarefa “{element}” refere-se ao formulário como “{reference}”; o Roteiro liga formulários pelo identificador. Escolha um formulário.',
  },
} as const;
