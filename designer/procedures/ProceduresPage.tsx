import { Page } from '../ui/Page.tsx';

export function ProceduresPage() {
  return <Page title="ProceduresPage">{null}</Page>;
}
