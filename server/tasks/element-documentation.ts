import { childrenOf, isModdle, textOf, type Moddle } from '../../workflows/compile/moddle.ts';
import { readDiagram } from '../../workflows/compile/read-diagram.ts';
import type { Database } from '../db/connect.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { createVersionStore } from '../procedures/version-store.ts';

/** What the drawing says beside each element (`bpmn:documentation`), by element id. */
export type ReadDocumentation = (
  organisationId: string,
  processId: string,
  version: number,
) => Promise<ReadonlyMap<string, string>>;

const KEPT = 50;
const DEEPEST = 50;

/** Reads it from a published version's drawing. Those never change, so the latest are kept. */
export function createReadDocumentation(db: Database): ReadDocumentation {
  const kept = new Map<string, ReadonlyMap<string, string>>();
  return async function readDocumentation(organisation, processId, version) {
    const place = `${organisation}/${processId}/${version}`;
    const known = kept.get(place);
    if (known !== undefined) return known;
    const organisationId = readOrganisationId.parse(organisation);
    const versions = createVersionStore(db);
    const process = await versions.findProcess(organisationId, processId, version);
    const published =
      process === null ? null : await versions.find(organisationId, process.procedureId, version);
    const texts = new Map<string, string>();
    if (published !== null) {
      const { definitions } = await readDiagram(published.xml);
      for (const root of definitions === null ? [] : childrenOf(definitions, 'rootElements'))
        collect(root, texts, 0);
    }
    kept.set(place, texts);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return texts;
  };
}

function collect(element: Moddle, texts: Map<string, string>, depth: number): void {
  if (depth > DEEPEST || !isModdle(element)) return;
  const id = textOf(element, 'id');
  const written = childrenOf(element, 'documentation')
    .flatMap((each) => textOf(each, 'text') ?? [])
    .join('\n\n');
  if (id !== null && written !== '') texts.set(id, written);
  for (const inner of childrenOf(element, 'flowElements')) collect(inner, texts, depth + 1);
}
