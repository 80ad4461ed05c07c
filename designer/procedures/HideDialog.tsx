import { useTexts } from '../texts/define-texts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import type { ProcedureSummary } from './ProcedureRow.tsx';
import { proceduresTexts } from './procedures-texts.ts';
import { useChangeProcedure } from './use-change-procedure.ts';

export function HideDialog({
  procedure,
  onHidden,
  onClose,
}: {
  readonly procedure: ProcedureSummary;
  readonly onHidden: (procedure: ProcedureSummary) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(proceduresTexts);
  const change = useChangeProcedure();
  return (
    <ConfirmDialog
      opened
      title={t.hideTitle(procedure.name)}
      text={t.hideText}
      confirm={t.hide}
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() =>
        change.mutate(
          { id: procedure.id, version: procedure.version, hidden: true },
          {
            onSuccess(hidden) {
              onHidden(hidden);
              onClose();
            },
          },
        )
      }
    />
  );
}
