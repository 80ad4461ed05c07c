import { Checkbox, MultiSelect, Radio, Select, Stack } from '@mantine/core';
import type { FormComponent } from '../../server/forms/form-components.ts';
import type { FormScope } from '../../server/forms/form-scope.ts';
import type { Value } from '../../server/forms/value-path.ts';
import { useTexts } from '../texts/define-texts.ts';
import type { FieldFrame } from './field-frame.ts';
import { optionId, optionsOf } from './field-options.ts';
import { taskFormTexts } from './task-form-texts.ts';

/** One of several, or several of them. */
export function ChoiceInput({
  shared: { disabled, ...shared },
  type,
  component,
  scope,
  value,
  onChange,
}: {
  readonly shared: FieldFrame;
  readonly type: 'radio' | 'select' | 'checklist' | 'taglist';
  readonly component: FormComponent;
  readonly scope: FormScope;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}) {
  const t = useTexts(taskFormTexts);
  const options = optionsOf(component, scope);
  const data = options.map(({ id, label }) => ({ value: id, label }));
  const one = value === undefined || value === null ? null : optionId(value);
  const many = Array.isArray(value) ? value.map((each: Value) => optionId(each)) : [];
  const chooseOne = (id: string | null): void =>
    onChange(options.find((option) => option.id === id)?.value ?? null);
  const chooseMany = (ids: readonly string[]): void =>
    onChange(options.filter(({ id }) => ids.includes(id)).map((option) => option.value));
  switch (type) {
    case 'radio':
      return (
        <Radio.Group {...shared} size="md" value={one} onChange={chooseOne}>
          <Stack gap={0} mt={4}>
            {data.map((option) => (
              <Radio key={option.value} {...option} size="md" py={8} disabled={disabled} />
            ))}
          </Stack>
        </Radio.Group>
      );
    case 'checklist':
      return (
        <Checkbox.Group
          size="md"
          label={shared.label}
          description={shared.description}
          error={shared.error}
          required={shared.required}
          value={many}
          onChange={chooseMany}
        >
          <Stack gap={0} mt={4}>
            {data.map((option) => (
              <Checkbox key={option.value} {...option} size="md" py={8} disabled={disabled} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'select':
      return (
        <Select
          {...shared}
          disabled={disabled}
          data={data}
          value={one}
          placeholder={t.choose}
          searchable={data.length > 10}
          clearable={!shared.required}
          onChange={chooseOne}
        />
      );
    case 'taglist':
      return (
        <MultiSelect
          {...shared}
          size="md"
          disabled={disabled}
          data={data}
          value={many}
          placeholder={many.length === 0 ? t.choose : undefined}
          searchable
          onChange={chooseMany}
        />
      );
  }
}
