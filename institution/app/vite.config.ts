import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The detector of faces carries a number type that tries out WebAssembly when it loads. The page's policy forbids
  // that and would report the attempt; without WebAssembly it does not try.
  define: { WebAssembly: 'undefined' },
  build: {
    target: ['chrome106', 'safari15.4'],
    // The served policy allows no `data:` scripts or styles, and the polyfill for preloading is not needed.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Chunks run in the order of their imports: no-eval.ts before any schema.
    rolldownOptions: { output: { strictExecutionOrder: true } },
  },
});
