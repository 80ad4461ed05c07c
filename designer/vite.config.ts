import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // For work on the app alone: the API of a Roteiro that runs. `api/*.ts` are modules of the app.
  server: {
    proxy: {
      '^/api/(?!.*\\.ts)': {
        target: process.env['ROTEIRO_API'] ?? 'http://127.0.0.1:8080',
        // The server lets in only who comes from its own host: that must stay the browser's.
        changeOrigin: false,
      },
    },
  },
  build: {
    // Editors are loaded when needed; the budget of what is loaded first is a test.
    chunkSizeWarningLimit: 1500,
    manifest: true,
    emptyOutDir: true,
  },
});
