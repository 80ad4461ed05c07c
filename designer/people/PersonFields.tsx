import { MultiSelect, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { role, roles } from '../../server/people/role.ts';
import { useTexts } from '../texts/define-texts.ts';
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx';
import { peopleTexts } from './people-texts.ts';
import { notFunctions, type PersonForm } from './person-form.ts';
import { roleTexts } from './role-texts.ts';

export interface Choices {
  readonly functions: readonly string[];
  readonly places: readonly { readonly value: string; readonly label: string }[];
}

/** What can be typed about a person. */
export function PersonFields({
  typed,
  isNew,
  choices,
  onChange,
}: {
  readonly typed: PersonForm;
  readonly isNew: boolean;
  readonly choices: Choices;
  readonly onChange: (change: Partial<PersonForm>) => void;
}) {
  const t = useTexts(peopleTexts);
  const names = useTexts(roleTexts);
  const wrong = notFunctions(typed.functions);
  return (
    <Stack gap="sm">
      <TextInput
        label={t.name}
        required
        maxLength={200}
        data-autofocus
        autoComplete="off"
        value={typed.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t.email}
        type="email"
        required
        maxLength={320}
        autoComplete="off"
        readOnly={!isNew}
        variant={isNew ? 'default' : 'filled'}
        value={typed.email}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <MultiSelect
        label={t.roles}
        description={t.rolesHint}
        size="md"
        data={roles.map((each) => ({ value: each, label: names[each] }))}
        value={typed.roles}
        onChange={(chosen) => onChange({ roles: role.array().parse(chosen) })}
      />
      <TagsInput
        label={t.functions}
        description={t.functionsHint}
        size="md"
        data={[...choices.functions]}
        value={typed.functions}
        error={wrong.length === 0 ? null : t.notFunctions(wrong.join(', '))}
        onChange={(functions) => onChange({ functions })}
        acceptValueOnBlur
      />
      <MultiSelect
        label={t.places}
        description={t.placesHint}
        size="md"
        searchable
        data={[...choices.places]}
        value={typed.pointOfSaleIds}
        onChange={(pointOfSaleIds) => onChange({ pointOfSaleIds })}
      />
      <Select
        label={t.language}
        allowDeselect={false}
        data={[
          { value: 'en', label: 'English' },
          { value: 'pt', label: 'Português' },
        ]}
        value={typed.language}
        onChange={(chosen) => onChange({ language: chosen === 'pt' ? 'pt' : 'en' })}
      />
      <TimeZoneSelect
        label={t.timeZone}
        value={typed.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
      />
    </Stack>
  );
}
