import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// HiGHS asks for it under Node alone, which the page is not
const external = ['node:module'];

export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2024', assetsInlineLimit: 0, chunkSizeWarningLimit: 700, rolldownOptions: { external } },
  worker: { format: 'es', rolldownOptions: { external } },
  server: { proxy: { '/api': 'http://127.0.0.1:7700' } },
});
