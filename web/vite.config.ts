import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type ResolvedConfig } from 'vite';

/** The licences of what is in the application go along with it. */
const licences: Plugin = {
  name: 'licences',
  generateBundle() {
    const texts = ['preact/LICENSE', 'chart.js/LICENSE.md', '@kurkle/color/LICENSE.md'].map((file) => `${file}\n\n${readFileSync(`node_modules/${file}`, 'utf8')}`);
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n----\n\n') });
  },
};

let folder = '';

/** Beside each file of some size that becomes smaller by it lies what gzip makes of it: the server packs nothing itself. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  configResolved(config: ResolvedConfig) {
    folder = join(config.root, config.build.outDir);
  },
  closeBundle() {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg|txt)$/.test(file)) continue;
      const content = readFileSync(join(folder, file));
      const small = gzipSync(content, { level: 9 });
      if (content.length > 1000 && small.length < 0.9 * content.length) writeFileSync(join(folder, `${file}.gz`), small);
    }
  },
};

// Everything is a file of the same host: the server's content security policy allows neither inline script nor inline style, and no data: fonts.
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  plugins: [licences, packed],
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
