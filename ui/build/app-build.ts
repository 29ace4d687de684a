import type { BuildOptions } from 'vite';

/** How every app is built: for the oldest browsers that are supported, and for the policy it is served under. */
export const appBuild = {
  target: ['chrome106', 'safari15.4'],
  // The served policy allows no `data:` scripts or styles, and the polyfill for preloading is not needed.
  modulePreload: { polyfill: false },
  assetsInlineLimit: 0,
} satisfies BuildOptions;

/** For apps that use schemas from their start: chunks run in the order of their imports, no-eval.ts before any schema. */
export const inOrderOfImports = { output: { strictExecutionOrder: true } } satisfies BuildOptions['rolldownOptions'];
