import { createBrowserRouter, type RouteObject } from 'react-router';
import { paths, patterns } from './paths.ts';
import { SignedIn } from './session/SignedIn.tsx';
import { SignInPage } from './session/SignInPage.tsx';
import { AppError } from './shell/AppError.tsx';
import { HomePage } from './shell/HomePage.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { Shell } from './shell/Shell.tsx';
import { Loading } from './ui/Loading.tsx';

/** A page that is loaded when it is first needed. */
const page = (path: string, lazy: NonNullable<RouteObject['lazy']>): RouteObject => ({
  path,
  lazy,
});

/** The table of contents. */
const routes: RouteObject[] = [
  { path: paths.signIn, element: <SignInPage />, errorElement: <AppError /> },
  {
    element: (
      <SignedIn>
        <Shell />
      </SignedIn>
    ),
    errorElement: <AppError />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: paths.home, element: <HomePage /> },
      page(paths.tasks, async () => ({
        Component: (await import('./task-inbox/TaskInboxPage.tsx')).TaskInboxPage,
      })),
      page(patterns.task, async () => ({
        Component: (await import('./task-page/TaskPage.tsx')).TaskPage,
      })),
      page(paths.runs, async () => ({
        Component: (await import('./run-list/RunListPage.tsx')).RunListPage,
      })),
      page(patterns.run, async () => ({
        Component: (await import('./run-page/RunPage.tsx')).RunPage,
      })),
      page(patterns.replay, async () => ({
        Component: (await import('./replay/ReplayPage.tsx')).ReplayPage,
      })),
      page(paths.incidents, async () => ({
        Component: (await import('./incidents/IncidentsPage.tsx')).IncidentsPage,
      })),
      page(paths.procedures, async () => ({
        Component: (await import('./procedures/ProceduresPage.tsx')).ProceduresPage,
      })),
      page(patterns.procedure, async () => ({
        Component: (await import('./procedure-designer/ProcedureDesignerPage.tsx'))
          .ProcedureDesignerPage,
      })),
      page(patterns.version, async () => ({
        Component: (await import('./procedures/VersionPage.tsx')).VersionPage,
      })),
      page(paths.people, async () => ({
        Component: (await import('./people/PeoplePage.tsx')).PeoplePage,
      })),
      page(paths.pointsOfSale, async () => ({
        Component: (await import('./settings/PointsOfSalePage.tsx')).PointsOfSalePage,
      })),
      page(paths.tokens, async () => ({
        Component: (await import('./settings/TokensPage.tsx')).TokensPage,
      })),
      page(paths.settings, async () => ({
        Component: (await import('./settings/SettingsPage.tsx')).SettingsPage,
      })),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
