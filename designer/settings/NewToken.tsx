import { Alert, Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { role, roles, type Role } from '../../server/people/role.ts';
import { createTokenReply } from '../../server/tokens/token-contract.ts';
import { call } from '../api/call.ts';
import { roleTexts } from '../people/role-texts.ts';
import { usePeople } from '../people/use-people.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { tokensTexts } from './tokens-texts.ts';

/** Makes a token, and shows it this once. */
export function NewToken({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(tokensTexts);
  const ui = useTexts(uiTexts);
  const names = useTexts(roleTexts);
  const { language } = useLanguage();
  const people = usePeople();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [chosenRole, setChosenRole] = useState<Role>('auditor');
  const [personId, setPersonId] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: () =>
      call('post', '/api/tokens', createTokenReply, {
        body: { name, role: chosenRole, ...(personId === null ? {} : { personId }) },
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.add}
      centered
      closeOnClickOutside={false}
      closeOnEscape={make.data === undefined}
      closeButtonProps={{ 'aria-label': ui.close }}
    >
      {make.data === undefined ? (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {make.error !== null && (
              <Alert color="red" role="alert">
                {errorSentence(make.error, language)}
              </Alert>
            )}
            <TextInput
              label={t.name}
              description={t.nameHint}
              required
              maxLength={100}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t.role}
              required
              allowDeselect={false}
              data={roles.map((each) => ({ value: each, label: names[each] }))}
              value={chosenRole}
              onChange={(value) => setChosenRole(role.parse(value))}
            />
            <Select
              label={t.person}
              description={t.personHint}
              placeholder={t.nobody}
              clearable
              searchable
              data={(people.data ?? [])
                .filter(({ disabledAt }) => disabledAt === null)
                .map((person) => ({
                  value: person.id,
                  label: `${person.name} · ${person.email}`,
                }))}
              value={personId}
              onChange={setPersonId}
            />
            <Button type="submit" loading={make.isPending}>
              {t.make}
            </Button>
          </Stack>
        </form>
      ) : (
        <Stack>
          <ShownOnce label={t.made} secret={make.data.token} />
          <Button onClick={onClose}>{ui.done}</Button>
        </Stack>
      )}
    </Modal>
  );
}
