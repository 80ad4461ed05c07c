import { Fieldset, Stack, Text } from '@mantine/core';
import { valueAt, withValueAt } from '../../server/forms/value-path.ts';
import { useTexts } from '../texts/define-texts.ts';
import type { FieldsProps } from './field-place.ts';
import { asObject, isDisabled, isHidden } from './form-values.ts';
import { FormInput } from './FormInput.tsx';
import { RowsField } from './RowsField.tsx';
import { ShownPart } from './ShownPart.tsx';
import { taskFormTexts } from './task-form-texts.ts';

/** The components of a form, of a group or of a row, as far as they are not hidden. */
export function FormFields({ nodes, place }: FieldsProps) {
  const t = useTexts(taskFormTexts);
  return nodes.map((node) => {
    const { id, field, look, children } = node;
    if (isHidden(node, place.scope)) return null;
    switch (field.kind) {
      case 'shown':
        return <ShownPart key={id} node={node} scope={place.scope} />;
      case 'unknown':
        return (
          <Text key={id} c="dimmed">
            {t.unreadable}
          </Text>
        );
      case 'input':
        return (
          <div key={id} data-field={place.prefix + field.path.join('.')}>
            <FormInput node={node} field={field} place={place} />
          </div>
        );
      case 'list':
        return (
          <div key={id} data-field={place.prefix + field.path.join('.')}>
            <RowsField node={node} field={field} place={place} renderFields={renderFields} />
          </div>
        );
      case 'group': {
        const { path } = field;
        const inner = {
          ...place,
          locked: place.locked || isDisabled(node, place.scope),
          ...(path.length === 0
            ? {}
            : {
                values: asObject(valueAt(place.values, path)),
                prefix: `${place.prefix}${path.join('.')}.`,
                onChange: (change: Parameters<typeof place.onChange>[0]) =>
                  place.onChange((before) =>
                    withValueAt(before, path, change(asObject(valueAt(before, path)))),
                  ),
              }),
        };
        const fields = (
          <Stack gap="md">
            <FormFields nodes={children} place={inner} />
          </Stack>
        );
        return look.label ? (
          <Fieldset key={id} legend={look.label} miw={0}>
            {fields}
          </Fieldset>
        ) : (
          <div key={id}>{fields}</div>
        );
      }
    }
  });
}

const renderFields = (props: FieldsProps) => <FormFields {...props} />;
