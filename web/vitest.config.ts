import { defineConfig } from 'vitest/config';

// Generous limits: these run beside the other tests of the project on few cores. Conditions are waited for, never times.
const browser = { environment: 'node', testTimeout: 240_000, hookTimeout: 300_000, fileParallelism: false, pool: 'forks' as const };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' } },
      { test: { ...browser, name: 'e2e', include: ['tests/e2e/**/*.test.ts'] } },
      { test: { ...browser, name: 'screenshots', include: ['tests/screenshots/**/*.test.ts'] } },
    ],
  },
});
