import { defineConfig } from 'vite';

// Everything is a file of the same host: the server's content security policy allows neither inline script nor inline style, and no data: fonts.
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: process.env.PRONGSAI_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2021',
    sourcemap: false,
  },
  server: { proxy: { '/api': process.env.PRONGSAI_API ?? 'http://127.0.0.1:8080' } },
});
