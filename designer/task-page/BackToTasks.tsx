import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { taskPageTexts } from './task-page-texts.ts';

export function BackToTasks() {
  const t = useTexts(taskPageTexts);
  return (
    <Button variant="default" size="md" component={Link} to={paths.tasks}>
      {t.back}
    </Button>
  );
}
