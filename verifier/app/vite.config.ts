import { appBuild, inOrderOfImports } from '@mleg/ui/build/app-build.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export default defineConfig({
  root: import.meta.dirname,
  base: '/inspector/',
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'service-worker.ts',
      injectRegister: null,
      // Written by hand in public/: its texts are the app's own.
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,png,woff2,wasm,webmanifest}'],
        // The reader of QR codes is a megabyte of WebAssembly, and every check is made offline.
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
  ],
  build: { ...appBuild, rolldownOptions: inOrderOfImports },
});
