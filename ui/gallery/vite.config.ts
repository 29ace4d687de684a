import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npx vite ui/gallery`: the components on one page, for the eye. Not part of any app. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { target: ['chrome106', 'safari15.4'] },
});
