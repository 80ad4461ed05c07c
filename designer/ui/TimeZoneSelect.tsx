import { Select } from '@mantine/core';
import { useMemo } from 'react';

/** Every time zone that the browser knows, and the one that was chosen before. */
export function TimeZoneSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
}) {
  const zones = useMemo(
    () => [...new Set(['UTC', value, ...Intl.supportedValuesOf('timeZone')])].toSorted(),
    [value],
  );
  return (
    <Select
      label={label}
      data={zones}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      searchable
      allowDeselect={false}
      limit={100}
    />
  );
}
