import { appBuild, inOrderOfImports } from '@mleg/ui/build/app-build.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  plugins: [react()],
  build: { ...appBuild, rolldownOptions: inOrderOfImports },
});
