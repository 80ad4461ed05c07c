import { KeptTyping } from './KeptTyping.tsx';
import { useTyped } from './use-typed.ts';

/** What was typed for a task that can no longer be read, by the names of its fields. */
export function KeptOfLostTask({ taskId }: { readonly taskId: string }) {
  const { typed } = useTyped(taskId);
  const values = Object.entries(typed ?? {}).flatMap(([label, value]) =>
    value === null || value === '' || value === false
      ? []
      : [{ label, text: typeof value === 'string' ? value : JSON.stringify(value) }],
  );
  return <KeptTyping values={values} />;
}
