import { Alert, Button, Drawer, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { pointOfSaleReply } from '../../server/points-of-sale/point-of-sale-contract.ts';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { pointsOfSaleTexts } from './points-of-sale-texts.ts';
import type { PointOfSaleReply } from './use-points-of-sale.ts';

/** Creates a point of sale (`place` is null), changes, hides or shows one. */
export function PointOfSaleEditor({
  place,
  onClose,
}: {
  readonly place: PointOfSaleReply | null;
  readonly onClose: () => void;
}) {
  const t = useTexts(pointsOfSaleTexts);
  const ui = useTexts(uiTexts);
  const { language } = useLanguage();
  const session = useSession();
  const queries = useQueryClient();
  const [version, setVersion] = useState(place?.version ?? 0);
  const [typed, setTyped] = useState({
    code: place?.code ?? '',
    name: place?.name ?? '',
    timeZone: place?.timeZone ?? session.timeZone,
  });
  const [asking, setAsking] = useState(false);
  const save = useMutation({
    mutationFn: (change: { readonly hidden?: boolean }) =>
      place === null
        ? call('post', '/api/points-of-sale', pointOfSaleReply, { body: typed })
        : call('patch', `/api/points-of-sale/${place.id}`, pointOfSaleReply, {
            body: { version, ...typed, ...change },
          }),
    onSuccess(saved) {
      void queries.invalidateQueries({ queryKey: ['points-of-sale'] });
      sayDone(t.saved(saved.name));
      onClose();
    },
    onError: () => setAsking(false),
  });
  const renew = useMutation({
    mutationFn: (id: string) => call('get', `/api/points-of-sale/${id}`, pointOfSaleReply),
    onSuccess(fresh) {
      setVersion(fresh.version);
      save.reset();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!save.isPending) save.mutate({});
  };
  const stale = save.error instanceof ApiError && save.error.code === 'VERSION_STALE';
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={place?.name ?? t.add}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': ui.close }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {save.error !== null && (
            <Alert color="red" role="alert">
              <Stack gap="xs" align="flex-start">
                {errorSentence(save.error, language)}
                {stale && place !== null && (
                  <Button
                    variant="default"
                    loading={renew.isPending}
                    onClick={() => renew.mutate(place.id)}
                  >
                    {t.stale}
                  </Button>
                )}
              </Stack>
            </Alert>
          )}
          <TextInput
            label={t.code}
            description={t.codeHint}
            required
            maxLength={50}
            data-autofocus
            value={typed.code}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, code: value })}
          />
          <TextInput
            label={t.name}
            required
            maxLength={200}
            value={typed.name}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, name: value })}
          />
          <TimeZoneSelect
            label={t.timeZone}
            value={typed.timeZone}
            onChange={(timeZone) => setTyped({ ...typed, timeZone })}
          />
          <Group justify="space-between">
            <Button type="submit" loading={save.isPending}>
              {place === null ? t.create : t.save}
            </Button>
            {place !== null && (
              <Button
                variant="outline"
                color={place.hiddenAt === null ? 'red' : undefined}
                onClick={() =>
                  place.hiddenAt === null ? setAsking(true) : save.mutate({ hidden: false })
                }
              >
                {place.hiddenAt === null ? t.hide : t.show}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        opened={asking}
        title={t.hide}
        text={t.hideText(typed.name)}
        confirm={t.hide}
        danger
        busy={save.isPending}
        onConfirm={() => save.mutate({ hidden: true })}
        onClose={() => setAsking(false)}
      />
    </Drawer>
  );
}
