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
  build: {
    target: ['chrome106', 'safari15.4'],
    // The served policy allows no `data:` scripts or styles, and the polyfill for preloading is not needed.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Chunks run in the order of their imports: no-eval.ts before any schema.
    rolldownOptions: { output: { strictExecutionOrder: true } },
  },
});
