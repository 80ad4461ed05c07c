import { Button, Fieldset, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FormField } from '../../server/forms/form-components.ts';
import { rowScope } from '../../server/forms/form-scope.ts';
import { valueAt, withValueAt, type Value } from '../../server/forms/value-path.ts';
import { useTexts } from '../texts/define-texts.ts';
import type { FieldPlace, FieldsProps } from './field-place.ts';
import type { FormNode } from './form-node.ts';
import { asObject, initialValues, isDisabled, isRows } from './form-values.ts';
import { taskFormTexts } from './task-form-texts.ts';

type ListField = Extract<FormField, { kind: 'group' | 'list' }>;

/** A list whose rows are added and removed. */
export function RowsField({
  node,
  field,
  place,
  renderFields,
}: {
  readonly node: FormNode;
  readonly field: ListField;
  readonly place: FieldPlace;
  /** Shows the fields of a row. */
  readonly renderFields: (props: FieldsProps) => ReactNode;
}) {
  const t = useTexts(taskFormTexts);
  const { path, component } = field;
  const label = node.look.label ?? path.join('.');
  const locked = place.locked || isDisabled(node, place.scope);
  const fixed = component.allowAddRemove === false;
  const held = valueAt(place.values, path);
  const rows = isRows(held) ? held : [];
  const failure = place.failures[place.prefix + path.join('.')];
  const change = (edit: (rows: readonly Value[]) => readonly Value[]): void =>
    place.onChange((before) => {
      const now = valueAt(before, path);
      return withValueAt(before, path, edit(isRows(now) ? now : []));
    });
  return (
    <Fieldset legend={label} miw={0} px="sm">
      <Stack gap="sm">
        {rows.length === 0 && (
          <Text size="sm" c="dimmed">
            {t.noRows}
          </Text>
        )}
        {rows.map((row, index) => (
          <Paper
            key={index}
            withBorder
            p="sm"
            role="group"
            aria-label={`${label}: ${t.row(index + 1)}`}
          >
            <Stack gap="sm">
              <Group justify="space-between">
                <Text size="sm" fw={600}>
                  {t.row(index + 1)}
                </Text>
                {!fixed && (
                  <Button
                    variant="default"
                    size="md"
                    disabled={locked}
                    aria-label={t.removeRowOf(index + 1, label)}
                    onClick={() => change((now) => now.filter((_, at) => at !== index))}
                  >
                    {t.removeRow}
                  </Button>
                )}
              </Group>
              {renderFields({
                nodes: node.children,
                place: {
                  ...place,
                  locked,
                  values: asObject(row),
                  scope: rowScope(place.scope, row, index + 1),
                  prefix: `${place.prefix}${path.join('.')}[${index}].`,
                  onChange: (edit) =>
                    change((now) =>
                      now.map((each, at) => (at === index ? edit(asObject(each)) : each)),
                    ),
                },
              })}
            </Stack>
          </Paper>
        ))}
        {failure !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)">
            {failure}
          </Text>
        )}
        {!fixed && (
          <Button
            variant="default"
            size="md"
            disabled={locked}
            aria-label={t.addRowTo(label)}
            onClick={() => change((now) => [...now, initialValues(node.children, {})])}
          >
            {t.addRow}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
