import { Badge } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import type { Run } from './run-marks.ts';
import { runTexts } from './run-page-texts.ts';

const COLOURS: Readonly<Record<Run['status'], string>> = {
  created: 'gray',
  running: 'pine',
  completed: 'gray',
  cancelled: 'gray',
  terminated: 'gray',
  'ended-with-error': 'red.8',
};

export function RunStatus({ status }: { readonly status: Run['status'] }) {
  const t = useTexts(runTexts);
  return (
    <Badge
      variant={status === 'running' ? 'filled' : 'outline'}
      color={COLOURS[status]}
      tt="none"
      style={{ flex: 'none' }}
    >
      {t[status]}
    </Badge>
  );
}
