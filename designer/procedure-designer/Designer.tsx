import { Badge, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { proceduresTexts } from '../procedures/procedures-texts.ts';
import { VersionList } from '../procedures/VersionList.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { DesignerToolbar } from './DesignerToolbar.tsx';
import { designerTexts } from './designer-texts.ts';
import { DraftNotices } from './DraftNotices.tsx';
import { statusOf, unsaved, type Problem } from './draft-keeping.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { findKept, forgetDraft } from './kept-drafts.ts';
import { ProblemList } from './ProblemList.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { SaveState } from './SaveState.tsx';
import { showElement } from './show-element.ts';
import type { Draft, ProcedureWithDraft } from './use-draft.ts';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { useFirstJudgement } from './use-first-judgement.ts';
import { useModeler } from './use-modeler.ts';
import { useProblemMarks } from './use-problem-marks.ts';
import { useRoomBelow } from './use-room-below.ts';
import classes from './designer.module.css';

const NO_PROBLEMS: readonly Problem[] = [];

/** Where a procedure is drawn, judged and published. */
export function Designer({ procedure }: { readonly procedure: ProcedureWithDraft }) {
  const t = useTexts(designerTexts);
  const p = useTexts(proceduresTexts);
  const { id, name } = procedure;
  usePageTitle(name);
  const [search, setSearch] = useSearchParams();
  const panel = search.get('panel') === 'versions' ? 'versions' : 'properties';
  const [drawing, setDrawing] = useState({ xml: procedure.draft.xml, opening: 0 });
  const [kept, setKept] = useState(() => findKept(localStorage, id, procedure.draft.xml));
  const [dialog, setDialog] = useState<'publish' | 'conflict' | 'keys' | null>(null);
  const [chosen, setChosen] = useState<Problem | null>(null);
  const { keeper, keeping, keptHere } = useDraftKeeper(id, procedure.draft.version);
  const whole = useRef<HTMLDivElement>(null);
  const height = useRoomBelow(whole);
  const container = useRef<HTMLDivElement>(null);
  const properties = useRef<HTMLDivElement>(null);
  const drawn = useCallback((xml: string) => keeper.happened({ type: 'drawn', xml }), [keeper]);
  const { open, failure } = useModeler(container, properties, drawing.xml, drawing.opening, drawn);
  const status = statusOf(keeping);
  const mine = unsaved(keeping);

  const choose = useCallback(
    (problem: Problem) => {
      setChosen(problem);
      if (open !== null) showElement(open.modeler, problem.elementId);
    },
    [open?.modeler],
  );
  useProblemMarks(open, keeping.problems ?? NO_PROBLEMS, choose);

  useFirstJudgement(keeper, drawing.xml);
  useEffect(() => {
    if (status === 'conflict') setDialog('conflict');
  }, [status]);

  const replace = (xml: string): void =>
    setDrawing((before) => ({ xml, opening: before.opening + 1 }));
  const takeTheirs = (draft: Draft): void => {
    keeper.happened({ type: 'replaced', version: draft.version });
    replace(draft.xml);
    setDialog(null);
  };

  return (
    <div ref={whole} className={classes.designer} style={{ height }}>
      <Group className={classes.head} px="md" py={6} gap="md" justify="space-between">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Title order={1} size="h4" lineClamp={1}>
            {name}
          </Title>
          {procedure.hiddenAt !== null && (
            <Badge color="gray" variant="light" tt="none">
              {t.hiddenBadge}
            </Badge>
          )}
          <SaveState keeping={keeping} keptHere={keptHere} onDecide={() => setDialog('conflict')} />
        </Group>
        <DesignerToolbar
          open={open}
          name={name}
          onKeys={() => setDialog('keys')}
          onPublish={() => setDialog('publish')}
        />
      </Group>
      <DraftNotices
        kept={kept}
        draftVersion={procedure.draft.version}
        newer={
          procedure.draft.version > keeping.version && status === 'saved' ? procedure.draft : null
        }
        failure={failure}
        name={name}
        onRestore={(xml) => {
          keeper.happened({ type: 'drawn', xml });
          replace(xml);
          setKept(null);
        }}
        onDiscard={() => {
          if (mine === null) forgetDraft(localStorage, id);
          setKept(null);
        }}
        onNewer={takeTheirs}
      />
      <div className={classes.columns}>
        <Stack gap={0} className={classes.left}>
          <div className={classes.ground}>
            <div
              ref={container}
              className="procedure-canvas drawing-ground"
              role="application"
              aria-label={p.drawing(name)}
            />
          </div>
          <ProblemList
            problems={keeping.problems}
            judgedBy={keeping.judgedBy}
            chosen={chosen}
            onChoose={choose}
          />
        </Stack>
        <aside className={classes.right} aria-label={t.panel}>
          <SegmentedControl
            fullWidth
            radius={0}
            size="xs"
            aria-label={t.panel}
            value={panel}
            onChange={(value) =>
              setSearch(value === 'versions' ? { panel: value } : {}, { replace: true })
            }
            data={[
              { value: 'properties', label: t.properties },
              { value: 'versions', label: t.versions },
            ]}
          />
          <div
            ref={properties}
            className="procedure-properties drawing-ground"
            hidden={panel !== 'properties'}
          />
          {panel === 'versions' && <VersionList procedureId={id} />}
        </aside>
      </div>
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === 'publish' && (
        <PublishDialog
          procedureId={id}
          name={name}
          keeper={keeper}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'conflict' && mine !== null && (
        <ConflictDialog
          procedureId={id}
          name={name}
          mine={mine}
          onTheirs={takeTheirs}
          onMine={(theirs) => {
            keeper.happened({ type: 'taken-over', current: theirs.version });
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}
