import { Alert, Checkbox, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { resolveReply } from '../../server/incidents/incident-contract.ts';
import { call } from '../api/call.ts';
import { waysFrom } from '../diagram/drawing.ts';
import { elementName, flowName } from '../diagram/element-name.ts';
import { useVersion } from '../diagram/use-version.ts';
import { createKeyOf } from '../run-page/new-key.ts';
import { parseVariables } from '../run-page/parse-variables.ts';
import { useRun } from '../run-page/use-run.ts';
import { VariablesField } from '../run-page/VariablesField.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { incidentTexts } from './incident-texts.ts';
import { DialogButtons } from '../ui/DialogButtons.tsx';

export type Verb = 'retry' | 'skip' | 'override';

export interface OpenIncident {
  readonly id: string;
  readonly elementId: string;
  readonly message: string;
}

/** Asks how an incident is answered, and why. It stays as it is typed until the run took it. */
export function ResolveDialog({
  incident: { id, elementId, message },
  runId,
  verb,
  onClose,
}: {
  readonly incident: OpenIncident;
  readonly runId: string;
  readonly verb: Verb;
  readonly onClose: () => void;
}) {
  const t = useTexts(incidentTexts);
  const { language } = useLanguage();
  const run = useRun(runId);
  const { drawing } = useVersion(run.data?.procedureId, run.data?.version);
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const [flowIds, setFlowIds] = useState<string[]>([]);
  const [keyOf] = useState(() => createKeyOf());
  const queries = useQueryClient();
  const parsed = parseVariables(text);
  const ways = drawing === undefined ? [] : waysFrom(drawing, elementId);

  const resolve = useMutation({
    mutationFn() {
      const body = {
        reason: reason.trim(),
        ...(verb !== 'skip' && parsed.ok && { variables: parsed.variables }),
        ...(verb === 'override' && flowIds.length > 0 && { flowIds }),
      };
      return call('post', `/api/incidents/${id}/${verb}`, resolveReply, {
        body,
        idempotencyKey: keyOf(body),
      });
    },
    onSuccess({ seq }) {
      sayDone(seq === null ? t.later : t.done);
      onClose();
    },
    // Also what was refused may have been answered by somebody else meanwhile.
    onSettled: () =>
      Promise.all(
        ['incidents', 'runs'].map((topic) => queries.invalidateQueries({ queryKey: [topic] })),
      ),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!resolve.isPending) resolve.mutate();
  };
  const explained = { retry: t.retryText, skip: t.skipText, override: t.overrideText }[verb];

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      // A slip of a key loses nothing that is typed.
      closeOnEscape={reason === '' && text === ''}
      size="lg"
      title={`${t[verb]}: ${elementName(drawing, elementId, language)}`}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm" c="dimmed">
            {message}
          </Text>
          <Text>{explained}</Text>
          {resolve.error !== null && (
            <Alert color="red" role="alert">
              {errorSentence(resolve.error, language)}
            </Alert>
          )}
          {verb !== 'skip' && (
            <VariablesField
              label={verb === 'retry' ? t.variablesRetry : t.variablesOverride}
              value={text}
              onChange={setText}
            />
          )}
          {verb === 'override' && ways.length > 0 && (
            <Checkbox.Group
              label={t.ways}
              description={t.waysHelp}
              value={flowIds}
              onChange={setFlowIds}
            >
              <Stack gap="xs" mt="xs">
                {ways.map((way) => (
                  <Checkbox
                    key={way.id}
                    value={way.id}
                    label={flowName(drawing, way.id, language)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <Textarea
            label={t.why}
            description={t.whyHelp}
            required
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <DialogButtons
            submit={t[verb]}
            danger={verb === 'skip'}
            busy={resolve.isPending}
            disabled={reason.trim() === '' || !parsed.ok}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
