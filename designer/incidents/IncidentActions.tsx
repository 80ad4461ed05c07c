import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { incidentTexts } from './incident-texts.ts';
import { ResolveDialog, type OpenIncident, type Verb } from './ResolveDialog.tsx';

const VERBS: readonly Verb[] = ['retry', 'override', 'skip'];

/** The three answers to an incident, for those who may give them. */
export function IncidentActions({
  incident,
  runId,
}: {
  readonly incident: OpenIncident;
  readonly runId: string;
}) {
  const t = useTexts(incidentTexts);
  const { has } = useSession();
  const [verb, setVerb] = useState<Verb | null>(null);
  if (!has('administrator', 'coordinator')) return null;
  return (
    <Group gap="xs">
      {VERBS.map((each) => (
        <Button
          key={each}
          size="xs"
          variant={each === 'retry' ? 'filled' : 'default'}
          onClick={() => setVerb(each)}
        >
          {t[each]}
        </Button>
      ))}
      {verb !== null && (
        <ResolveDialog
          incident={incident}
          runId={runId}
          verb={verb}
          onClose={() => setVerb(null)}
        />
      )}
    </Group>
  );
}
