import { Page } from '../ui/Page.tsx';

export function PointsOfSalePage() {
  return <Page title="PointsOfSalePage">{null}</Page>;
}
