import { Page } from '../ui/Page.tsx';

export function VersionPage() {
  return <Page title="VersionPage">{null}</Page>;
}
