import { Page } from '../ui/Page.tsx';

export function TaskInboxPage() {
  return <Page title="TaskInboxPage">{null}</Page>;
}
