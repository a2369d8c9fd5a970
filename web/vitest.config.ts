import { defineConfig } from 'vitest/config';

// Generous limits: these run beside the other tests of the project on few cores. Conditions are waited for, never times.
const browser = { environment: 'node', testTimeout: 240_000, hookTimeout: 300_000, fileParallelism: false, pool: 'forks' as const };

// By its number: a bare system does not know the name localhost.
const server = { host: '127.0.0.1' };

export default defineConfig({
  server,
  test: {
    projects: [
      { server, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' } },
      { server, test: { ...browser, name: 'e2e', include: ['tests/e2e/**/*.test.ts'] } },
      { server, test: { ...browser, name: 'screenshots', include: ['tests/screenshots/**/*.test.ts'] } },
    ],
  },
});
