import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-hebrew/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { activateLocale, rememberedLocale } from './i18n/catalog.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await activateLocale(rememberedLocale());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
