import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { createQueryClient } from './api/query-client.ts';
import { createRouter } from './routes.tsx';
import { LanguageProvider } from './texts/language.tsx';
import { theme } from './theme.ts';

const queries = createQueryClient();
const router = createRouter();

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          {/* The top: the bpmn.io watermark at the bottom right must stay uncovered. */}
          <Notifications position="top-center" />
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
