import { Page } from '../ui/Page.tsx';

export function IncidentsPage() {
  return <Page title="IncidentsPage">{null}</Page>;
}
