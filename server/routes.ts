import { clockRoutes } from './clock/clock-routes.ts';
import type { Clock } from './clock/clock.ts';
import type { Database } from './db/connect.ts';
import type { DecisionChecker } from './decisions/check-decision-file.ts';
import { decisionRoutes } from './decisions/decision-routes.ts';
import { epochRoutes } from './epochs/epoch-routes.ts';
import type { News } from './events/create-news.ts';
import { eventRoutes } from './events/event-routes.ts';
import { formRoutes } from './forms/form-routes.ts';
import type { HealthProviders } from './health/check-health.ts';
import { healthRoutes } from './health/health-routes.ts';
import { descriptionRoutes } from './http/api-docs.ts';
import type { Route } from './http/route.ts';
import { incidentRoutes } from './incidents/incident-routes.ts';
import { itemRoutes } from './items/item-routes.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { organisationRoutes } from './organisations/organisation-routes.ts';
import { personRoutes } from './people/person-routes.ts';
import type { PersonalKey } from './personal-values/personal-key.ts';
import { personalValueRoutes } from './personal-values/personal-value-routes.ts';
import { pointOfSaleRoutes } from './points-of-sale/point-of-sale-routes.ts';
import type { CompileProcedure } from './procedures/compiler.ts';
import { procedureRoutes } from './procedures/procedure-routes.ts';
import { productRoutes } from './products/product-routes.ts';
import { runHistoryRoutes } from './runs/run-history-routes.ts';
import { runRoutes } from './runs/run-routes.ts';
import { workServices } from './runs/work-services.ts';
import type { RunServices } from './runs/run-services.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { tokenRoutes } from './tokens/token-routes.ts';

/** What the slices need from outside: each takes the part it names. */
export interface Dependencies {
  readonly db: Database;
  readonly clock: Clock;
  readonly health: HealthProviders;
  readonly compileProcedure: CompileProcedure;
  readonly checkDecisionFile: DecisionChecker;
  readonly personalKey: PersonalKey;
  readonly runs: RunServices;
  readonly news: News;
  /** Otherwise than once a minute, for tests. */
  readonly checkSessionsEveryMs?: number;
  /** In production nothing moves a clock. */
  readonly production: boolean;
}

/** Every route of the API: the table of contents. */
export function allRoutes(deps: Dependencies): Route[] {
  const work = workServices(deps);
  const routes = [
    ...healthRoutes(deps),
    ...sessionRoutes(deps),
    ...eventRoutes(deps),
    ...organisationRoutes(deps),
    ...personRoutes(deps),
    ...tokenRoutes(deps),
    ...pointOfSaleRoutes(deps),
    ...productRoutes(deps),
    ...itemRoutes(deps),
    ...formRoutes(deps),
    ...decisionRoutes(deps),
    ...procedureRoutes(deps),
    ...runRoutes(work),
    ...runHistoryRoutes(deps),
    ...epochRoutes(work),
    ...taskRoutes(work),
    ...incidentRoutes(work),
    ...clockRoutes(deps),
    ...personalValueRoutes(deps),
    ...messageRoutes(deps),
  ];
  return [...routes, ...descriptionRoutes(routes)];
}
