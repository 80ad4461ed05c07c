import { Button } from '@mantine/core';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { sayDone, sayFailed } from '../ui/notify.ts';
import { replayTexts } from './replay-texts.ts';

/** The address of this very moment, to be sent to somebody. */
export function CopyLink({ runId, seq }: { readonly runId: string; readonly seq: number }) {
  const t = useTexts(replayTexts);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.origin + paths.replay(runId, seq));
      sayDone(t.copied);
    } catch {
      sayFailed(t.notCopied);
    }
  };
  return (
    <Button variant="default" onClick={() => void copy()}>
      {t.copy}
    </Button>
  );
}
