import { appBuild } from '@mleg/ui/build/app-build.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { scriptBudget } from './build/script-budget.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    scriptBudget(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'service-worker.ts',
      injectRegister: null,
      // Written by hand in public/: its texts are the app's own.
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,png,woff2,wasm,webmanifest}'],
        // The reader of QR codes is a megabyte of WebAssembly, and scanning may start offline.
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
  ],
  build: {
    ...appBuild,
    // One sheet: choosing a theme rewrites its media queries, and a sheet that came later would be missed.
    cssCodeSplit: false,
  },
});
