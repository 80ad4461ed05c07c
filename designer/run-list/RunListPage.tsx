import { Page } from '../ui/Page.tsx';

export function RunListPage() {
  return <Page title="RunListPage">{null}</Page>;
}
