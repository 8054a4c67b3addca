import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import './page.css';
import { MantineProvider } from '@mantine/core';
import { NuqsAdapter } from 'nuqs/adapters/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { theme } from './theme.ts';
import { views } from './views/index.ts';
import { Workbench } from './workbench.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <NuqsAdapter>
        <Workbench views={views} />
      </NuqsAdapter>
    </MantineProvider>
  </StrictMode>,
);
