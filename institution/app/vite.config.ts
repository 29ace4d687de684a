import { appBuild, inOrderOfImports } from '@mleg/ui/build/app-build.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The detector of faces carries a number type that tries out WebAssembly when it loads. The page's policy forbids
  // that and would report the attempt; without WebAssembly it does not try.
  define: { WebAssembly: 'undefined' },
  build: { ...appBuild, rolldownOptions: inOrderOfImports },
});
