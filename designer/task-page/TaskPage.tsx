import { Page } from '../ui/Page.tsx';

export function TaskPage() {
  return <Page title="TaskPage">{null}</Page>;
}
