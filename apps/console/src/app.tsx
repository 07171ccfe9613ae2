import { DirectionProvider, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from './api/query-client.ts';
import { Localized } from './i18n/localized.tsx';
import { SaidReasons } from './modules/teaching/reasons/said-reasons.tsx';
import { createConsoleRouter } from './router.tsx';
import { colorSchemeManager, cssVariables, theme } from './ui/theme.ts';

const queries = createQueryClient();
const router = createConsoleRouter(queries);

export function App() {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorSchemeManager} defaultColorScheme="auto">
        <Localized>
          <QueryClientProvider client={queries}>
            <SaidReasons>
              <RouterProvider router={router} />
              <Notifications position="bottom-right" />
            </SaidReasons>
          </QueryClientProvider>
        </Localized>
      </MantineProvider>
    </DirectionProvider>
  );
}
