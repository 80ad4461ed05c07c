import { Button, Table } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { namedLike } from './named-like.ts';
import { ProcedureRow, type ProcedureSummary } from './ProcedureRow.tsx';
import { proceduresTexts } from './procedures-texts.ts';
import type { useProcedures } from './use-procedures.ts';

export function ProcedureList({
  procedures,
  find,
  drawer,
  onClear,
  onNew,
  onRename,
  onHide,
}: {
  readonly procedures: ReturnType<typeof useProcedures>;
  /** A part of the names to show. */
  readonly find: string;
  readonly drawer: boolean;
  readonly onClear: () => void;
  readonly onNew: () => void;
  readonly onRename: (procedure: ProcedureSummary) => void;
  readonly onHide: (procedure: ProcedureSummary) => void;
}) {
  const t = useTexts(proceduresTexts);
  const ui = useTexts(uiTexts);
  if (procedures.data === undefined)
    return procedures.error === null ? (
      <Loading />
    ) : (
      <ErrorState error={procedures.error} retry={() => void procedures.refetch()} />
    );
  const all = procedures.data.pages.flatMap(({ items }) => items);
  const shown = namedLike(all, find);
  if (all.length === 0)
    return (
      <EmptyState title={t.none} action={drawer && <Button onClick={onNew}>{t.new}</Button>}>
        {drawer ? t.noneDrawer : t.noneReader}
      </EmptyState>
    );
  return (
    <>
      {shown.length === 0 ? (
        <EmptyState
          title={t.nothingFound}
          action={
            <Button variant="default" onClick={onClear}>
              {t.clear}
            </Button>
          }
        />
      ) : (
        <Table highlightOnHover verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.name}</Table.Th>
              <Table.Th>{t.newestVersion}</Table.Th>
              <Table.Th visibleFrom="xs">{t.state}</Table.Th>
              {drawer && <Table.Th ta="right">{t.actions}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((procedure) => (
              <ProcedureRow
                key={procedure.id}
                procedure={procedure}
                drawer={drawer}
                onRename={onRename}
                onHide={onHide}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {procedures.hasNextPage && (
        <Button
          variant="default"
          style={{ alignSelf: 'center' }}
          loading={procedures.isFetchingNextPage}
          onClick={() => void procedures.fetchNextPage()}
        >
          {ui.more}
        </Button>
      )}
    </>
  );
}
