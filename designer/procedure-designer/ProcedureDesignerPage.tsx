import { Page } from '../ui/Page.tsx';

export function ProcedureDesignerPage() {
  return <Page title="ProcedureDesignerPage">{null}</Page>;
}
