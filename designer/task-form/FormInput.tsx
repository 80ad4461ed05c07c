import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { FormField } from '../../server/forms/form-components.ts';
import { settingIn } from '../../server/forms/form-scope.ts';
import { valueAt, withValueAt, type Value } from '../../server/forms/value-path.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { ChoiceInput } from './ChoiceInput.tsx';
import { DateTimeInput } from './DateTimeInput.tsx';
import type { FieldPlace } from './field-place.ts';
import { fillText } from './fill-text.ts';
import type { FormNode } from './form-node.ts';
import { isDisabled, isReadonly } from './form-values.ts';
import { taskFormTexts } from './task-form-texts.ts';

export type InputField = Extract<FormField, { kind: 'input' }>;

const textOf = (value: Value | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A field that a person fills in. */
export function FormInput({
  node,
  field,
  place,
}: {
  readonly node: FormNode;
  readonly field: InputField;
  readonly place: FieldPlace;
}) {
  const t = useTexts(taskFormTexts);
  const { language } = useLanguage();
  const { component, path, type } = field;
  const { look } = node;
  const key = place.prefix + path.join('.');
  const value = valueAt(place.values, path);
  const set = (next: Value): void => place.onChange((before) => withValueAt(before, path, next));
  const fill = (text: string | null | undefined): string => fillText(text ?? '', place.scope);
  const readOnly = isReadonly(node, place.scope);
  const shared = {
    name: key,
    label: fill(look.label ?? look.dateLabel ?? look.timeLabel) || path.join('.'),
    description: fill(look.description) || undefined,
    error: place.failures[key],
    required: settingIn(place.scope, component.validate?.required) === true,
    disabled: place.locked || isDisabled(node, place.scope),
  };
  const prefix = look.appearance?.prefixAdorner;
  const suffix = look.appearance?.suffixAdorner;
  switch (type) {
    case 'textfield':
      return (
        <TextInput
          {...shared}
          readOnly={readOnly}
          type={component.validate?.validationType === 'email' ? 'email' : 'text'}
          inputMode={component.validate?.validationType === 'phone' ? 'tel' : undefined}
          leftSection={prefix ?? undefined}
          rightSection={suffix ?? undefined}
          rightSectionWidth={suffix ? suffix.length * 9 + 20 : undefined}
          value={textOf(value)}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      );
    case 'textarea':
      return (
        <Textarea
          {...shared}
          readOnly={readOnly}
          autosize
          minRows={3}
          value={textOf(value)}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          readOnly={readOnly}
          hideControls
          inputMode="decimal"
          decimalSeparator={language === 'pt' ? ',' : '.'}
          allowedDecimalSeparators={[',', '.']}
          prefix={prefix ? `${prefix} ` : undefined}
          suffix={suffix ? ` ${suffix}` : undefined}
          value={typeof value === 'number' || typeof value === 'string' ? value : ''}
          onChange={(next) => {
            if (next === '') set(null);
            else set(component.serializeToString === true ? String(next) : toNumber(next));
          }}
        />
      );
    case 'checkbox':
      return (
        <Checkbox
          {...shared}
          size="md"
          py={8}
          disabled={shared.disabled || readOnly}
          checked={value === true}
          onChange={({ currentTarget }) => set(currentTarget.checked)}
        />
      );
    case 'radio':
    case 'select':
    case 'checklist':
    case 'taglist':
      return (
        <ChoiceInput
          shared={{ ...shared, disabled: shared.disabled || readOnly }}
          type={type}
          component={component}
          scope={place.scope}
          value={value}
          onChange={set}
        />
      );
    case 'datetime':
      return (
        <DateTimeInput
          shared={{ ...shared, readOnly }}
          subtype={component.subtype ?? 'date'}
          value={textOf(value)}
          onChange={set}
        />
      );
    case 'filepicker':
      return (
        <Textarea
          {...shared}
          readOnly={readOnly}
          description={t.files}
          autosize
          minRows={2}
          value={Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value)}
          onChange={({ currentTarget }) =>
            set(currentTarget.value === '' ? [] : currentTarget.value.split('\n'))
          }
        />
      );
  }
}

/** `1,` and `-` are on their way to a number: kept as they are until they are one. */
const toNumber = (text: number | string): Value => {
  const number = typeof text === 'number' ? text : Number(text);
  return Number.isFinite(number) && String(number) === String(text) ? number : text;
};
