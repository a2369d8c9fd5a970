import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** The licences of what is in the application go along with it. */
const licences: Plugin = {
  name: 'licences',
  generateBundle() {
    const texts = ['preact/LICENSE', 'chart.js/LICENSE.md', '@kurkle/color/LICENSE.md'].map((file) => `${file}\n\n${readFileSync(`node_modules/${file}`, 'utf8')}`);
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n----\n\n') });
  },
};

// Everything is a file of the same host: the server's content security policy allows neither inline script nor inline style, and no data: fonts.
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  plugins: [licences],
  build: {
    outDir: process.env.PRONGSAI_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2021',
    sourcemap: false,
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.PRONGSAI_API ?? 'http://127.0.0.1:8080' } },
});
