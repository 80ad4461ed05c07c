import type { Installation } from './installation.ts';
import { MARK } from './processes/left-behind.ts';
import type { Settings } from './settings.ts';

/** What the programs find in their environment. Time zone and language never depend on the machine. */
export function programEnvironment(
  settings: Settings,
  installation: Installation,
  webAppFolder: string | null,
): Record<string, string> {
  return {
    DATABASE_URL: installation.databaseUrl,
    TEMPORAL_ADDRESS: installation.temporalAddress,
    TEMPORAL_NAMESPACE: installation.temporalNamespace,
    ...(installation.temporalUiUrl === null ? {} : { TEMPORAL_UI_URL: installation.temporalUiUrl }),
    PORT: String(installation.port),
    ROTEIRO_DATA: settings.dataFolder,
    ROTEIRO_KEY_FILE: installation.keyFile,
    ...(webAppFolder === null ? {} : { ROTEIRO_WEB_APP: webAppFolder }),
    [MARK]: settings.dataFolder,
    NODE_ENV: settings.nodeEnv,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
  };
}
