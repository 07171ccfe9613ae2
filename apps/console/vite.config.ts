import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { linguiMacros } from './build/lingui-macros.ts';

const server = 'http://127.0.0.1:3009';

export default defineConfig({
  plugins: [linguiMacros(), react(), lingui({ failOnMissing: true, failOnCompileError: true })],
  build: {
    target: 'es2022',
    // The server's CSP allows fonts and styles from 'self' only, so nothing may become a data: URL.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    port: 5173,
    // The server checks Origin on writes, so the proxy must look like the same origin.
    proxy: Object.fromEntries(['/api', '/docs'].map((path) => [path, { target: server, changeOrigin: true, headers: { origin: server } }])),
  },
});
