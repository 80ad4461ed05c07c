import { Alert, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { startRunReply } from '../../server/runs/run-contract.ts';
import { call } from '../api/call.ts';
import { useVersion } from '../diagram/use-version.ts';
import { paths } from '../paths.ts';
import { createKeyOf } from '../run-page/new-key.ts';
import { parseVariables } from '../run-page/parse-variables.ts';
import { usePointsOfSale } from '../run-page/use-points-of-sale.ts';
import { VariablesField } from '../run-page/VariablesField.tsx';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { runListTexts } from './run-list-texts.ts';
import { useStartable } from './use-startable.ts';
import { DialogButtons } from '../ui/DialogButtons.tsx';

/** Starts a run of a published procedure. The same wish sent twice starts one. */
export function StartRunDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(runListTexts);
  const { language } = useLanguage();
  const { has, pointOfSaleIds } = useSession();
  const procedures = useStartable();
  const places = usePointsOfSale();
  const everywhere = has('administrator', 'process-owner');
  const mine = (places.data?.items ?? []).filter(
    ({ id, hiddenAt }) => hiddenAt === null && (everywhere || pointOfSaleIds.includes(id)),
  );
  const [procedureId, setProcedureId] = useState('');
  const [process, setProcess] = useState('');
  const [businessKey, setBusinessKey] = useState('');
  const [place, setPlace] = useState(everywhere ? '' : (pointOfSaleIds[0] ?? ''));
  const [text, setText] = useState('');
  const [keyOf] = useState(() => createKeyOf());
  const chosen = procedures.data?.find(({ id }) => id === procedureId);
  const version = useVersion(chosen?.id, chosen?.latestVersion);
  const processes = version.data?.processes.map(({ processId }) => processId) ?? [];
  const processId = processes.includes(process) ? process : processes[0];
  const parsed = parseVariables(text);
  const navigate = useNavigate();
  const queries = useQueryClient();

  const start = useMutation({
    mutationFn() {
      const body = {
        processId,
        ...(businessKey.trim() !== '' && { businessKey: businessKey.trim() }),
        ...(place !== '' && { pointOfSaleId: place }),
        variables: parsed.ok ? parsed.variables : {},
      };
      return call('post', '/api/runs', startRunReply, { body, idempotencyKey: keyOf(body) });
    },
    async onSuccess({ runId }) {
      sayDone(t.startedDone);
      void queries.invalidateQueries({ queryKey: ['runs'] });
      await navigate(paths.run(runId));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!start.isPending) start.mutate();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={businessKey === '' && text === ''}
      title={t.start}
      size="lg"
    >
      <form onSubmit={submit}>
        <Stack>
          {start.error !== null && (
            <Alert color="red" role="alert">
              {errorSentence(start.error, language)}
            </Alert>
          )}
          <NativeSelect
            label={t.procedure}
            required
            data-autofocus
            value={procedureId}
            description={procedures.data?.length === 0 ? t.noneStartable : undefined}
            onChange={(event) => setProcedureId(event.currentTarget.value)}
            data={[
              { value: '', label: t.chooseProcedure },
              ...(procedures.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []),
            ]}
          />
          {processes.length > 1 && (
            <NativeSelect
              label={t.process}
              value={processId}
              onChange={(event) => setProcess(event.currentTarget.value)}
              data={processes}
            />
          )}
          <TextInput
            label={t.businessKey}
            description={t.businessKeyHelp}
            maxLength={200}
            value={businessKey}
            onChange={(event) => setBusinessKey(event.currentTarget.value)}
          />
          <NativeSelect
            label={t.pointOfSale}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
            data={[
              ...(everywhere || mine.length === 0 ? [{ value: '', label: t.noPointOfSale }] : []),
              ...mine.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <VariablesField
            label={t.variables}
            description={t.variablesHelp}
            value={text}
            onChange={setText}
          />
          <DialogButtons
            submit={t.start}
            busy={start.isPending}
            disabled={processId === undefined || !parsed.ok}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
